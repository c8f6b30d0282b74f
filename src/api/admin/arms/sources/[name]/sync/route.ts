import { allSourcesOf } from "../../../../../../adapters/sources"
import { emptyBody } from "../../../../../../contract/lists"
import { defineRoute, orNotFound } from "../../../../../define-route"

/** Asks a source now. */
export const POST = defineRoute({
  permission: "act",
  body: emptyBody,
  handle: async ({ arms, params }) => {
    const known = (await allSourcesOf(arms)).find((source) => source.name === params.name)
    return { source: await arms.readings.ask(orNotFound(known, "source", params.name)) }
  },
})
