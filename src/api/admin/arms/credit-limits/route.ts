import { pageQuery } from "../../../../contract/lists"
import { proposedLimits } from "../../../../modules/arms/sql/credit-limits"
import { defineRoute } from "../../../define-route"

/** Limits that wait for somebody to approve them, oldest first. */
export const GET = defineRoute({
  permission: "see",
  query: pageQuery,
  handle: async ({ arms, query }) => ({
    credit_limits: await proposedLimits(arms.host.db(), query.limit, query.offset),
    ...query,
  }),
})
