import { allSources } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

/** Where receivables and payments come from, how far each has told, and what went wrong last. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => ({ sources: await allSources(arms.host.db()) }),
})
