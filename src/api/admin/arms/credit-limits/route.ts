import type { ProposedLimitsResponse } from "../../../../contract/held-orders"
import { pageQuery } from "../../../../contract/lists"
import { countProposedLimits, proposedLimits } from "../../../../modules/arms/sql/credit-limits"
import { defineRoute } from "../../../define-route"

/** Limits that wait for somebody to approve them, oldest first. */
export const GET = defineRoute({
  permission: "see",
  query: pageQuery,
  handle: async ({ arms, query: { limit, offset } }): Promise<ProposedLimitsResponse & { limit: number }> => {
    const { clock } = await arms.world()
    return {
      credit_limits: await proposedLimits(arms.host.db(), clock.today, limit, offset),
      count: await countProposedLimits(arms.host.db()),
      limit,
    }
  },
})
