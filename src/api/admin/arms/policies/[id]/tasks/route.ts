import { taskChangeSchema } from "../../../../../../contract/policy"
import { changeQuery } from "../../../../../../contract/lists"
import type { CommandContext } from "../../../../../../modules/arms/commands/define-command"
import { addTask } from "../../../../../../modules/arms/commands/policy"
import { defineRoute } from "../../../../../define-route"

/** Adds a task; `?preview=true` tells what today's run would do with it and stores nothing. */
export const POST = defineRoute({
  permission: "configure",
  query: changeQuery,
  body: taskChangeSchema,
  handle: async ({ arms, body, params, query, actor }) => {
    const work = (context: CommandContext) => addTask(context, params.id, body)
    const call = ["add_task", { id: params.id, body }, { actor, reason: "task" }, work] as const
    return query.preview ? arms.previewTask(...call) : arms.runCommand(...call)
  },
})
