import { calendarTaskById } from "../../../../../modules/arms/sql/work"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({
    calendar_task: orNotFound(await calendarTaskById(arms.host.db(), params.id), "calendar task", params.id),
  }),
})
