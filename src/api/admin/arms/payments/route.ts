import { paymentsQuery } from "../../../../contract/lists"
import type { PaymentsResponse } from "../../../../contract/receivables"
import { countPayments, paymentList } from "../../../../modules/arms/sql/payments"
import { defineRoute } from "../../../define-route"

/** Payments, newest first. */
export const GET = defineRoute({
  permission: "see",
  query: paymentsQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }): Promise<PaymentsResponse & { limit: number }> => ({
    payments: await paymentList(arms.host.db(), filter, limit, offset),
    count: await countPayments(arms.host.db(), filter),
    limit,
  }),
})
