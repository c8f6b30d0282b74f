import { receivableOfBuyer } from "../../../../../../../modules/arms/sql/buyers"
import { shownTo } from "../../../../../../buyer-receivable"
import { defineStoreRoute, notHis } from "../../../../../../define-store-route"

/** One receivable of the signed-in customer's account. */
export const GET = defineStoreRoute({
  handle: async ({ arms, customerId, buyer, params }) => {
    const { clock } = await arms.world()
    const receivable = buyer?.sees_amounts
      ? await receivableOfBuyer(arms.host.db(), customerId, params.id, clock.today)
      : null
    if (!receivable) throw notHis("receivable", params.id)
    return { receivable: shownTo(receivable) }
  },
})
