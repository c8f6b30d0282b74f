import { newSecret } from "../../../../adapters/calendar-feed"
import { calendarFeedSchema } from "../../../../contract/lists"
import { revokeCalendarFeed, rotateCalendarFeed } from "../../../../modules/arms/commands/calendar-feed"
import { defineRoute } from "../../../define-route"

/** Gives an employee a new secret calendar address; it is shown this once, and the one before ends. */
export const POST = defineRoute({
  permission: "act",
  body: calendarFeedSchema,
  handle: async ({ arms, body, actor }) => {
    const { secret, sha256 } = newSecret()
    const input = { employee_id: body.employee_id, secret_sha256: sha256 }
    await arms.runCommand("rotate_calendar_feed", input, { actor, reason: "calendar feed" }, (context) =>
      rotateCalendarFeed(context, input)
    )
    return {
      path: `/arms/calendar/${secret}.ics`,
      url: arms.host.publicUrl && `${arms.host.publicUrl}/arms/calendar/${secret}.ics`,
    }
  },
})

/** Takes an employee's calendar address away. */
export const DELETE = defineRoute({
  permission: "act",
  query: calendarFeedSchema,
  handle: async ({ arms, query, actor }) =>
    arms.runCommand("revoke_calendar_feed", query, { actor, reason: "calendar feed" }, (context) =>
      revokeCalendarFeed(context, query.employee_id)
    ),
})
