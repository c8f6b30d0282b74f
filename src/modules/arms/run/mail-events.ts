import { createHash } from "crypto"
import { DELIVERY_RANK, mailEventSchema, type MailEvent } from "../../../contract/mail-event"
import { sentenceOf } from "../../../contract/sentence"
import type { Db } from "../sql/db"
import {
  isNoticeKey,
  keepMailEvent,
  noteDelivery,
  noticeOfMail,
  settleUncertain,
  softBounces,
  suppress,
  verdicts,
} from "../sql/mail-events"
import { pauseSender } from "../sql/senders"
import { noteTestMail } from "../sql/set-up"
import { readSettings } from "../sql/settings"
import { alarm } from "./alarm"
import { askToCall } from "./ask-to-call"
import type { EngineHost } from "./engine"
import { rehearseAgain } from "./place"
import { readWorld } from "./world"

const SENDER = "resend"
/** So many passing bounces are as bad as a lasting one (P16). */
const SOFT_BOUNCES_ALLOWED = 3
/** Above these the provider's name for sending well is in danger (P33): share of the latest, once there are enough. */
const GUARDS = [
  { kind: "bounced", share: 0.04, least: 200, latest: 1000 },
  { kind: "complained", share: 0.0008, least: 1000, latest: 10_000 },
] as const

const SUPPRESSING: Readonly<Record<string, "bounced" | "complained" | "suppressed">> = {
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.suppressed": "suppressed",
}

const isPermanent = ({ type, data }: MailEvent): boolean =>
  type !== "email.bounced" || !/transient|undetermined|soft/i.test(data.bounce?.type ?? "")

async function guardReputation(db: Db): Promise<void> {
  for (const { kind, share, least, latest } of GUARDS) {
    const seen = await verdicts(db, kind, latest)
    if (!seen || seen.total < least || seen.bad / seen.total < share) continue
    const sentence = `Sending has stopped: ${seen.bad} of the last ${seen.total} mails were ${kind}.`
    await pauseSender(db, SENDER, null, sentence)
    await alarm(db, "sending_reputation", sentence)
  }
}

/** An address that bounces or complains gets no mail any more, and somebody calls (P16). */
async function stopMailing(db: Db, host: EngineHost, event: MailEvent, notice: { id: string; account_id: string }) {
  const reason = SUPPRESSING[event.type]
  if (!reason) return
  const lasting = isPermanent(event) || (await softBounces(db, notice.account_id)) >= SOFT_BOUNCES_ALLOWED
  if (lasting) {
    await suppress(db, event.data.to ?? [], reason, notice.id)
    const world = await readWorld(db, host.catalog)
    await askToCall(db, world, notice.account_id, notice.id, reason)
  }
  await guardReputation(db)
}

/** What came of a report. */
export interface Taken {
  readonly outcome: "applied" | "ignored" | "unknown_mail" | "quarantined" | "repeated"
  readonly error: string | null
}

/**
 * Takes a checked report of the provider: once, in any order; the end is that of the right order (P15).
 */
export async function takeMailEvent(host: EngineHost, id: string, raw: string): Promise<Taken> {
  const sha256 = createHash("sha256").update(raw).digest("hex")
  const event = parse(raw)
  return host.transaction(async (db) => {
    if ("error" in event) {
      const row = { id, type: "?", sha256, provider_id: null, notice_id: null, permanent: false, occurred_at: null }
      await keepMailEvent(db, { ...row, outcome: "quarantined", error: event.error })
      return { outcome: "quarantined", error: event.error }
    }
    const { type, created_at, data } = event
    const provider_id = data.email_id ?? null
    const known = type in DELIVERY_RANK
    const notice = known ? await noticeOfMail(db, data.tags?.arms_notice ?? null, provider_id) : null
    const outcome = !known ? "ignored" : notice ? "applied" : "unknown_mail"
    const kept = await keepMailEvent(db, {
      id,
      type,
      sha256,
      provider_id,
      notice_id: notice?.id ?? null,
      permanent: isPermanent(event),
      occurred_at: created_at ?? null,
      outcome,
      error: null,
    })
    if (!kept.fresh) {
      if (kept.sha256 !== sha256)
        await alarm(db, "webhook_id_reused", `The provider sent two different reports under the id ${id.slice(0, 64)}.`)
      return { outcome: "repeated", error: null }
    }
    // A mail of this very installation that its database does not know: the database is older than the mail.
    if (outcome === "unknown_mail" && (await isOurs(db, data.tags)))
      await rehearseAgain(db, "the provider has reported a mail that this database does not know.")
    if (provider_id && !notice && (DELIVERY_RANK[type] ?? 0) >= DELIVERY_RANK["email.delivered"])
      await noteTestMail(db, provider_id, type.replace("email.", ""))
    if (notice) {
      await noteDelivery(db, notice.id, { type, at: created_at ?? null, ranks: DELIVERY_RANK })
      await settleUncertain(db, notice.id, provider_id, "provider's report")
      await stopMailing(db, host, event, notice)
    }
    return { outcome, error: null }
  })
}

async function isOurs(db: Db, tags: Readonly<Record<string, string>> | undefined): Promise<boolean> {
  if (!tags?.arms_shop || !tags.arms_notice) return false
  const { installation_id } = await readSettings(db)
  return installation_id === tags.arms_shop && !(await isNoticeKey(db, tags.arms_notice))
}

function parse(raw: string): MailEvent | { error: string } {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    return { error: "The body is no JSON." }
  }
  const parsed = mailEventSchema.safeParse(value)
  return parsed.success ? parsed.data : { error: sentenceOf(parsed.error, null) }
}
