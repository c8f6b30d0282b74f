import { creditOf } from "../../../../../../modules/arms/credit-answer"
import { defineRoute } from "../../../../../define-route"

/** Limits of an account and of its groups, what is at risk in parts, and what is left. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({ credit: await creditOf(arms.host.db(), await arms.world(), params.id) }),
})
