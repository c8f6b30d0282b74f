import type { StandingResponse } from "../../../../contract/responses"
import { hasNotificationProvider } from "../../../../modules/arms/sql/host"
import { configuredSender } from "../../../../providers/resend/service"
import { readSettings } from "../../../../modules/arms/sql/settings"
import { standingAlarms } from "../../../../modules/arms/sql/alarms"
import { senderRow } from "../../../../modules/arms/sql/senders"
import { guardState } from "../../../../workflows/register-guard"
import { defineRoute, permissionsOf } from "../../../define-route"

/** How ARMS stands in this installation: rehearsal, clock, where mail goes, how checkout is guarded. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, req }): Promise<{ standing: StandingResponse }> => {
    const { settings, clock, liveSince, moved, paused, defaultPolicy } = await arms.world()
    const sender = await senderRow(arms.host.db(), "resend")
    const mail = !arms.options.test_clock && (await hasNotificationProvider(arms.host.db(), "email"))
    const { clock_offset_ms } = await readSettings(arms.host.db())
    return {
      standing: {
        enabled: arms.enabled,
        rehearsal: liveSince === null,
        live_since: liveSince,
        moved,
        alarms: (await standingAlarms(arms.host.db())).map(({ kind, sentence, raised_at }) => ({
          kind,
          sentence,
          raised_at,
        })),
        paused,
        resume_on: paused ? settings.resume_on : null,
        sending_paused_until: sender?.paused_until ?? null,
        remembers_keys: mail && configuredSender() !== null,
        today: clock.today,
        time: clock.time,
        time_zone: settings.time_zone,
        test_clock: arms.options.test_clock === true,
        clock_shifted: clock_offset_ms !== "0",
        email: mail ? "provider" : "outbox",
        checkout_guard: guardState(),
        has_policy: defaultPolicy !== null,
        may: [...permissionsOf(settings, req.auth_context.actor_id)],
      },
    }
  },
})
