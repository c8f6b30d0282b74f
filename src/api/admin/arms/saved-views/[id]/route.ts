import { notFound } from "../../../../../modules/arms/commands/define-command"
import { removeView } from "../../../../../modules/arms/sql/saved-views"
import { defineRoute } from "../../../../define-route"

/** Takes one's own view away. */
export const DELETE = defineRoute({
  permission: "see",
  handle: async ({ arms, params, actor }) => {
    if (!(await removeView(arms.host.db(), params.id, actor))) throw notFound("view of yours", params.id)
    return { id: params.id, deleted: true }
  },
})
