import type { RatesResponse } from "../../../../contract/credit"
import { newestRates } from "../../../../modules/arms/sql/credit-limits"
import { defineRoute } from "../../../define-route"

/** The newest exchange rate of each pair of currencies. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }): Promise<RatesResponse> => {
    const { clock } = await arms.world()
    return { rates: await newestRates(arms.host.db(), clock.today) }
  },
})
