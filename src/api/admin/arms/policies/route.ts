import { newPolicySchema } from "../../../../contract/policy"
import { createPolicy } from "../../../../modules/arms/commands/policy"
import { allPolicies } from "../../../../modules/arms/sql/policies"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => ({
    policies: (await allPolicies(arms.host.db())).map(({ binding: _, ...policy }) => policy),
  }),
})

export const POST = defineRoute({
  permission: "configure",
  body: newPolicySchema,
  handle: async ({ arms, body, actor }) =>
    arms.runCommand("create_policy", body, { actor, reason: "policy" }, (context) => createPolicy(context, body)),
})
