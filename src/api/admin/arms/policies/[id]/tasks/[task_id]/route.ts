import { taskChangeSchema } from "../../../../../../../contract/policy"
import { taskChangeQuery, versionQuery } from "../../../../../../../contract/lists"
import type { CommandContext } from "../../../../../../../modules/arms/commands/define-command"
import { removeTask, updateTask } from "../../../../../../../modules/arms/commands/policy-tasks"
import { defineRoute } from "../../../../../../define-route"

/** A new version of a task; `?preview=true` tells what today's run would do with it and stores nothing, `?look_back=true` what it would have done in 90 days. */
export const POST = defineRoute({
  permission: "configure",
  query: taskChangeQuery,
  body: taskChangeSchema,
  handle: async ({ arms, body, params, query, actor }) => {
    const { id, task_id } = params
    const work = (context: CommandContext) => updateTask(context, id, task_id, body)
    const call = ["update_task", { id, task_id, body }, { actor, reason: "task" }, work] as const
    if (query.look_back) return arms.lookBack(...call)
    return query.preview ? arms.previewTask(...call) : arms.runCommand(...call)
  },
})

export const DELETE = defineRoute({
  permission: "configure",
  query: versionQuery,
  handle: async ({ arms, params, query, actor }) =>
    arms.runCommand("remove_task", params, { actor, reason: "task" }, (context) =>
      removeTask(context, params.id, params.task_id, query.version)
    ),
})
