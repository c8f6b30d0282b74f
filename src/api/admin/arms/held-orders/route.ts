import type { HeldOrdersResponse } from "../../../../contract/held-orders"
import { heldOrdersQuery } from "../../../../contract/lists"
import { countHeldOrders, holdQueue } from "../../../../modules/arms/sql/held-orders"
import { defineRoute } from "../../../define-route"

/** The hold queue, oldest first. */
export const GET = defineRoute({
  permission: "see",
  query: heldOrdersQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }): Promise<HeldOrdersResponse & { limit: number }> => ({
    held_orders: await holdQueue(arms.host.db(), filter, limit, offset),
    count: await countHeldOrders(arms.host.db(), filter),
    limit,
  }),
})
