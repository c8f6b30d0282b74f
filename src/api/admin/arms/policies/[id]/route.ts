import { policyUpdateSchema } from "../../../../../contract/policy"
import { updatePolicy } from "../../../../../modules/arms/commands/policy"
import { allPolicies, versionsOf } from "../../../../../modules/arms/sql/policies"
import { parseBody } from "../../../../parse-body"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const policy = (await allPolicies(arms.host.db())).find((one) => one.id === params.id)
    return { policy: orNotFound(policy, "policy", params.id), versions: await versionsOf(arms.host.db(), params.id) }
  },
})

export const POST = defineRoute({
  permission: "configure",
  handle: async ({ arms, req, params, actor }) => {
    const body = parseBody(policyUpdateSchema(arms.catalog), req.body)
    return arms.runCommand("update_policy", { id: params.id, body }, { actor, reason: "policy" }, (context) =>
      updatePolicy(context, params.id, body)
    )
  },
})
