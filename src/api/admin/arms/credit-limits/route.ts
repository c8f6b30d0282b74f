import type { ProposedLimitsResponse } from "../../../../contract/held-orders"
import { limitsQuery } from "../../../../contract/lists"
import { countProposedLimits, proposedLimits } from "../../../../modules/arms/sql/credit-limits"
import { defineRoute } from "../../../define-route"

/** Limits that wait for somebody to approve them, oldest first. */
export const GET = defineRoute({
  permission: "see",
  query: limitsQuery,
  handle: async ({ arms, query: { limit, offset, limit_id } }): Promise<ProposedLimitsResponse & { limit: number }> => {
    const { clock } = await arms.world()
    return {
      credit_limits: await proposedLimits(arms.host.db(), clock.today, limit, offset, limit_id),
      count: await countProposedLimits(arms.host.db(), limit_id),
      limit,
    }
  },
})
