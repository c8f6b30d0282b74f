import { doors, doorState } from "../../../../workflows/doors"
import { defineRoute } from "../../../define-route"

/** Which doors to an order are guarded in this installation, and how. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => {
    const { settings, liveSince } = await arms.world()
    return {
      binding: arms.enabled && liveSince !== null,
      when_unanswerable: settings.when_unanswerable,
      doors: doors.map((door) => ({
        name: door.name,
        state: doorState(door),
        workflow: door.workflow,
        step: door.step,
        route: door.route,
      })),
    }
  },
})
