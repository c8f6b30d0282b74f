import { senderInUse, setUpProblems } from "../../../../adapters/set-up"
import { senderRow } from "../../../../modules/arms/sql/senders"
import { latestCheck } from "../../../../modules/arms/sql/set-up"
import { defineRoute } from "../../../define-route"

/** Through what e-mail is sent, its limit and stops, and whether it would arrive well (P33). */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => {
    const sender = await senderInUse(arms)
    if (sender === null) return { sending: { provider: null, problems: [] } }
    const db = arms.host.db()
    const row = await senderRow(db, sender.name)
    const check = await latestCheck(db, sender.name)
    return {
      sending: {
        provider: sender.name,
        from: sender.from,
        per_second: row?.per_second ?? null,
        paused_until: row?.paused_until ?? null,
        pause_reason: row?.pause_reason ?? null,
        checked_at: check?.checked_at ?? null,
        test_mail: check?.test_mail ?? null,
        problems: await setUpProblems(arms.host, sender),
      },
    }
  },
})
