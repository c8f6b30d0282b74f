import { taskChangeSchema } from "../../../../../../contract/policy"
import { addTask } from "../../../../../../modules/arms/commands/policy"
import { defineRoute } from "../../../../../define-route"
import { parseBody } from "../../../../../parse-body"

export const POST = defineRoute({
  permission: "configure",
  handle: async ({ arms, req, params, actor }) => {
    const body = parseBody(taskChangeSchema(arms.catalog), req.body)
    return arms.runCommand("add_task", { id: params.id, body }, { actor, reason: "task" }, (context) =>
      addTask(context, params.id, body)
    )
  },
})
