import { orderSchema } from "../../../../../../contract/policy"
import { orderTasks } from "../../../../../../modules/arms/commands/policy-tasks"
import { defineRoute } from "../../../../../define-route"

export const POST = defineRoute({
  permission: "configure",
  body: orderSchema,
  handle: async ({ arms, body, params, actor }) =>
    arms.runCommand("order_tasks", { id: params.id, body }, { actor, reason: "order" }, (context) =>
      orderTasks(context, params.id, body)
    ),
})
