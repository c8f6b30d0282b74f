import type { StandingResponse } from "../../../../contract/responses"
import { hasNotificationProvider } from "../../../../modules/arms/sql/host"
import { readSettings } from "../../../../modules/arms/sql/settings"
import { guardState } from "../../../../workflows/register-guard"
import { defineRoute } from "../../../define-route"

/** How ARMS stands in this installation: rehearsal, clock, where mail goes, how checkout is guarded. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }): Promise<{ standing: StandingResponse }> => {
    const { settings, clock, liveSince, defaultPolicy } = await arms.world()
    const mail = !arms.options.test_clock && (await hasNotificationProvider(arms.host.db(), "email"))
    const { clock_offset_ms } = await readSettings(arms.host.db())
    return {
      standing: {
        enabled: arms.enabled,
        rehearsal: liveSince === null,
        live_since: liveSince,
        today: clock.today,
        time: clock.time,
        time_zone: settings.time_zone,
        test_clock: arms.options.test_clock === true,
        clock_shifted: clock_offset_ms !== "0",
        email: mail ? "provider" : "outbox",
        checkout_guard: guardState(),
        has_policy: defaultPolicy !== null,
      },
    }
  },
})
