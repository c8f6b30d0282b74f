import { csvOf } from "../../../../../adapters/csv-file"
import { FileAnswer } from "../../../../../adapters/file-answer"
import { REGISTER_COLUMNS, registerPages } from "../../../../../adapters/exports"
import { registerQuery } from "../../../../../contract/lists"
import { defineRoute } from "../../../../define-route"

/** The log register as a CSV file, with the filters of the list; all of it, whatever `limit` says. */
export const GET = defineRoute({
  permission: "see",
  query: registerQuery,
  handle: async ({ arms, query: { cursor: _cursor, limit: _limit, ...filter } }) =>
    new FileAnswer("arms-register.csv", csvOf(REGISTER_COLUMNS, registerPages(arms.host.db(), filter))),
})
