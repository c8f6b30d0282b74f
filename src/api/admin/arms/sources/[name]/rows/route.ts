import { sourceRowsQuery } from "../../../../../../contract/lists"
import { unmatchedAccounts } from "../../../../../../modules/arms/sql/matching"
import { refusedRows } from "../../../../../../modules/arms/sql/refused-rows"
import { vanishedRows } from "../../../../../../modules/arms/sql/vanished"
import { defineRoute } from "../../../../../define-route"

const LISTS = { refused: refusedRows, vanished: vanishedRows, unmatched: unmatchedAccounts }

/** What of a ledger a person has to look at: refused rows, vanished receivables, customers nobody buys for here. */
export const GET = defineRoute({
  permission: "see",
  query: sourceRowsQuery,
  handle: async ({ arms, params, query: { list, limit, offset } }) => ({
    rows: await LISTS[list](arms.host.db(), params.name, limit, offset),
    list,
    limit,
    offset,
  }),
})
