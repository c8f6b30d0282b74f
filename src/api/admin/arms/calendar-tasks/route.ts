import { calendarTasksQuery } from "../../../../contract/lists"
import { calendarTaskList } from "../../../../modules/arms/sql/lists"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  query: calendarTasksQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }) => ({
    calendar_tasks: await calendarTaskList(arms.host.db(), filter, limit, offset),
    limit,
    offset,
  }),
})
