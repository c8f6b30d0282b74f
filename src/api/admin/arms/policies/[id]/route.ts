import { policyUpdateSchema } from "../../../../../contract/policy"
import { updatePolicy } from "../../../../../modules/arms/commands/policy"
import { policyUse } from "../../../../../modules/arms/sql/groups"
import { allPolicies, versionsOf } from "../../../../../modules/arms/sql/policies"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const policy = (await allPolicies(arms.host.db())).find((one) => one.id === params.id)
    const { clock } = await arms.world()
    return {
      policy: orNotFound(policy, "policy", params.id),
      versions: await versionsOf(arms.host.db(), params.id),
      use: await policyUse(arms.host.db(), params.id, clock.today),
    }
  },
})

export const POST = defineRoute({
  permission: "configure",
  body: policyUpdateSchema,
  handle: async ({ arms, body, params, actor }) =>
    arms.runCommand("update_policy", { id: params.id, body }, { actor, reason: "policy" }, (context) =>
      updatePolicy(context, params.id, body)
    ),
})
