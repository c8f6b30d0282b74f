import { emptyBody } from "../../../../../../contract/lists"
import { notAllowed } from "../../../../../../modules/arms/commands/define-command"
import { cancelPlan } from "../../../../../../modules/arms/sql/plans"
import { runById } from "../../../../../../modules/arms/sql/runs"
import { defineRoute, orNotFound } from "../../../../../define-route"

/** Says no to a plan that waits: nothing of it is done; what is owed is looked at again tomorrow. */
export const POST = defineRoute({
  permission: "approve",
  body: emptyBody,
  handle: async ({ arms, params, actor }) => {
    const run = orNotFound(await runById(arms.host.db(), params.id), "run", params.id)
    await arms.runCommand("cancel_plan", params, { actor, reason: "plan not approved" }, async ({ db }) => {
      if (!(await cancelPlan(db, run.id)))
        throw notAllowed(`The run is in state ${run.state}: only a plan that waits for approval can be cancelled.`)
      return { accountId: null, subject: "system", subjectId: run.id, result: { run_id: run.id } }
    })
    return { run: await runById(arms.host.db(), params.id) }
  },
})
