import { calendarOf, secretHash } from "../../../../adapters/calendar-feed"
import { employeeOfSecret, tasksOfEmployee } from "../../../../modules/arms/sql/calendar-feeds"
import { definePublicRoute, notThisMethod } from "../../../define-public-route"
import { nowherePage } from "../../../pages"

/** An employee's calendar tasks for any calendar program; unknown and revoked secrets look alike. */
export const GET = definePublicRoute({
  guard: "calendar_secret",
  maxBytes: 0,
  handle: async ({ arms, req }) => {
    const secret = req.params.secret.replace(/\.ics$/, "")
    const employee = await employeeOfSecret(arms.host.db(), secretHash(secret))
    if (employee === null) return nowherePage()
    const { settings } = await arms.world()
    const tasks = await tasksOfEmployee(arms.host.db(), employee)
    return { status: 200, type: "text/calendar", body: calendarOf(tasks, settings.default_language) }
  },
})

export const POST = notThisMethod("calendar_secret", "GET")
export const PUT = notThisMethod("calendar_secret", "GET")
export const DELETE = notThisMethod("calendar_secret", "GET")
