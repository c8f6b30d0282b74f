import { performOutbox } from "../../../../../../adapters/ports"
import { approveBody } from "../../../../../../contract/lists"
import { defineRoute } from "../../../../../define-route"

/** Executes the plan that waits; accounts that would be treated otherwise now are left alone and listed. */
export const POST = defineRoute({
  permission: "approve",
  body: approveBody,
  handle: async ({ arms, params, body, actor, req }) => {
    const run = await arms.approveRun(params.id, body.plan_hash, actor)
    await performOutbox(req.scope)
    return { run }
  },
})
