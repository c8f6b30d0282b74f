import { heldOrdersQuery } from "../../../../contract/lists"
import { holdQueue } from "../../../../modules/arms/sql/held-orders"
import { defineRoute } from "../../../define-route"

/** The hold queue, oldest first. */
export const GET = defineRoute({
  permission: "see",
  query: heldOrdersQuery,
  handle: async ({ arms, query }) => ({
    held_orders: await holdQueue(arms.host.db(), query.state, query.limit, query.offset),
    limit: query.limit,
    offset: query.offset,
  }),
})
