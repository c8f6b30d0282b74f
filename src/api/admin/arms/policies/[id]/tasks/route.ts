import { taskChangeSchema } from "../../../../../../contract/policy"
import { taskChangeQuery } from "../../../../../../contract/lists"
import type { CommandContext } from "../../../../../../modules/arms/commands/define-command"
import { addTask } from "../../../../../../modules/arms/commands/policy-tasks"
import { defineRoute } from "../../../../../define-route"

/** Adds a task; `?preview=true` tells what today's run would do with it and stores nothing, `?look_back=true` what it would have done in 90 days. */
export const POST = defineRoute({
  permission: "configure",
  query: taskChangeQuery,
  body: taskChangeSchema,
  handle: async ({ arms, body, params, query, actor }) => {
    const work = (context: CommandContext) => addTask(context, params.id, body)
    const call = ["add_task", { id: params.id, body }, { actor, reason: "task" }, work] as const
    if (query.look_back) return arms.lookBack(...call)
    return query.preview ? arms.previewTask(...call) : arms.runCommand(...call)
  },
})
