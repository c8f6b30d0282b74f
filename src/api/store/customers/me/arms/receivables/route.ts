import { buyerReceivablesQuery } from "../../../../../../contract/store"
import { countOfBuyer, receivablesOfBuyer } from "../../../../../../modules/arms/sql/buyers"
import { shownTo } from "../../../../../buyer-receivable"
import { defineStoreRoute } from "../../../../../define-store-route"

/** Receivables of the signed-in customer's account; a buyer who may not see amounts gets none. */
export const GET = defineStoreRoute({
  query: buyerReceivablesQuery,
  handle: async ({ arms, customerId, buyer, query }) => {
    const { limit, offset, state } = query
    if (!buyer?.sees_amounts) return { receivables: [], count: 0, limit, offset }
    const { clock } = await arms.world()
    return {
      receivables: (
        await receivablesOfBuyer(arms.host.db(), { customerId, today: clock.today, state, limit, offset })
      ).map(shownTo),
      count: await countOfBuyer(arms.host.db(), customerId, state),
      limit,
      offset,
    }
  },
})
