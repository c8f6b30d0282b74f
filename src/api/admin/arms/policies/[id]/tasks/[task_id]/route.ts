import { taskChangeSchema } from "../../../../../../../contract/policy"
import { removeTask, updateTask } from "../../../../../../../modules/arms/commands/policy"
import { defineRoute } from "../../../../../../define-route"
import { parseBody } from "../../../../../../parse-body"

export const POST = defineRoute({
  permission: "configure",
  handle: async ({ arms, req, params, actor }) => {
    const body = parseBody(taskChangeSchema(arms.catalog), req.body)
    const { id, task_id } = params
    return arms.runCommand("update_task", { id, task_id, body }, { actor, reason: "task" }, (context) =>
      updateTask(context, id, task_id, body)
    )
  },
})

export const DELETE = defineRoute({
  permission: "configure",
  handle: async ({ arms, params, actor }) =>
    arms.runCommand("remove_task", params, { actor, reason: "task" }, (context) =>
      removeTask(context, params.id, params.task_id, undefined)
    ),
})
