import { previewQuery } from "../../../../../contract/lists"
import { defineRoute } from "../../../../define-route"

/** What a run would do; a date other than today is simulation. */
export const GET = defineRoute({
  permission: "see",
  query: previewQuery,
  handle: async ({ arms, query }) => ({ preview: await arms.previewRun(query.date ?? null) }),
})
