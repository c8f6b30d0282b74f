import { calendarTasksQuery } from "../../../../contract/lists"
import type { CalendarTasksResponse } from "../../../../contract/work"
import { calendarTaskList, countCalendarTasks, workload } from "../../../../modules/arms/sql/work"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  query: calendarTasksQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }): Promise<CalendarTasksResponse & { limit: number }> => {
    const { clock } = await arms.world()
    const db = arms.host.db()
    return {
      calendar_tasks: await calendarTaskList(db, filter, clock.today, limit, offset),
      count: await countCalendarTasks(db, filter, clock.today),
      workload: await workload(db, clock.today),
      limit,
    }
  },
})
