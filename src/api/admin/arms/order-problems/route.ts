import { pageQuery } from "../../../../contract/lists"
import { orderProblems } from "../../../../modules/arms/sql/order-problems"
import { defineRoute } from "../../../define-route"

/** Orders that could not be taken into the ledger, with the reason; they are tried again every ten minutes. */
export const GET = defineRoute({
  permission: "see",
  query: pageQuery,
  handle: async ({ arms, query }) => ({
    order_problems: await orderProblems(arms.host.db(), query.limit, query.offset),
    ...query,
  }),
})
