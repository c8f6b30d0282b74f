import { owedByBuyer } from "../../../../../../modules/arms/sql/buyers"
import { mayOrder } from "../../../../../../workflows/may-order"
import { amountIn } from "../../../../../buyer-receivable"
import { defineStoreRoute } from "../../../../../define-store-route"

/** How the signed-in customer's account stands: may he order on account, and what is due. */
export const GET = defineStoreRoute({
  handle: async ({ arms, customerId, buyer }) => {
    const { clock } = await arms.world()
    const permission = await mayOrder(arms, { customerId, paymentProviders: [], nothingToPay: false })
    const owed = buyer?.sees_amounts ? await owedByBuyer(arms.host.db(), customerId, clock.today) : null
    return {
      standing: {
        may_order: permission.allowed,
        message: permission.allowed ? null : permission.message,
        sees_amounts: buyer?.sees_amounts ?? false,
        owed:
          owed?.map(({ currency, open, overdue, count }) => ({
            currency,
            open: amountIn(open, currency),
            overdue: amountIn(overdue, currency),
            count,
          })) ?? null,
      },
    }
  },
})
