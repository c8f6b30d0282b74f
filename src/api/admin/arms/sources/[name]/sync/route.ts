import { emptyBody } from "../../../../../../contract/lists"
import { defineRoute, orNotFound } from "../../../../../define-route"

/** Asks a source of another plugin now. */
export const POST = defineRoute({
  permission: "act",
  body: emptyBody,
  handle: async ({ arms, params }) => {
    const known = arms.options.sources?.find((source) => source.name === params.name)
    const [answer] = await arms.syncSources(orNotFound(known, "source", params.name).name)
    return { source: answer }
  },
})
