import { csvOf } from "../../../../../adapters/csv-file"
import { FileAnswer } from "../../../../../adapters/file-answer"
import { RECEIVABLE_COLUMNS, receivablePages } from "../../../../../adapters/exports"
import { receivablesQuery } from "../../../../../contract/lists"
import { defineRoute } from "../../../../define-route"

/** Receivables as a CSV file, with the filters of the list; all of them, whatever `limit` says. */
export const GET = defineRoute({
  permission: "see",
  query: receivablesQuery,
  handle: async ({ arms, query: { limit: _limit, offset: _offset, ...filter } }) => {
    const { clock } = await arms.world()
    const pages = receivablePages(arms.host.db(), filter, clock.today)
    return new FileAnswer("arms-receivables.csv", csvOf(RECEIVABLE_COLUMNS, pages))
  },
})
