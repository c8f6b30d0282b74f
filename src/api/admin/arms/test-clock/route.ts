import { MedusaError } from "@medusajs/framework/utils"
import { testClockBody } from "../../../../contract/lists"
import { resetTestClock, setTestClock } from "../../../../modules/arms/sql/clock"
import { defineRoute } from "../../../define-route"

/** Sets the time, where the plugin option `test_clock` allows it; mail then stays in the outbox. */
export const POST = defineRoute({
  permission: "configure",
  body: testClockBody,
  handle: async ({ arms, body, actor }) => {
    if (!arms.options.test_clock) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "The test clock is off: set the plugin option test_clock to true."
      )
    }
    return arms.runCommand("set_test_clock", body, { actor, reason: "test clock" }, async ({ db, world }) => {
      if (body.now === null) await resetTestClock(db)
      else await setTestClock(db, world.settings.time_zone, body.now)
      return { accountId: null, subject: "system", subjectId: "clock", result: { now: body.now } }
    })
  },
})
