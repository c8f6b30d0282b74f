import { takeMailEvent } from "../src/modules/arms/run/mail-events"
import type { Arena } from "./arena"
import { randomOf } from "./random"

/** A report as the provider would post it. */
export interface Report {
  readonly id: string
  readonly body: string
}

const KINDS = ["email.sent", "email.delivered", "email.bounced", "email.complained", "email.delivery_delayed"] as const

/** Reports of every mail the provider has accepted, in the order they happen. */
export function reportsOf(arena: Arena, count: number, seed: number): Report[] {
  const random = randomOf(seed)
  const { mails } = arena.provider.journal
  return Array.from({ length: count }, (_, n) => {
    const mail = mails[Math.floor(random() * mails.length)]
    const type = KINDS[Math.floor(random() ** 2 * KINDS.length)]
    const body = JSON.stringify({
      type,
      created_at: new Date(Date.parse("2026-03-18T09:00:00Z") + n * 1000).toISOString(),
      data: {
        email_id: mail.id,
        to: [mail.to],
        tags: { arms_notice: mail.notice },
        ...(type === "email.bounced" ? { bounce: { type: random() < 0.5 ? "Permanent" : "Transient" } } : {}),
      },
    })
    return { id: `msg_${n}`, body }
  })
}

/** The same reports in any order, some of them twice. */
export function shuffled(reports: readonly Report[], doubles: number, seed: number): Report[] {
  const random = randomOf(seed)
  const more = reports.filter(() => random() < doubles)
  const all = [...reports, ...more]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other], all[at]]
  }
  return all
}

/** What the reports have come to: deliveries, suppressed addresses, calls to make. */
export async function standing(arena: Arena): Promise<unknown> {
  const [row] = await arena.rows(
    `select (select md5(string_agg(concat_ws('|', key, state, delivery, delivery_at), ',' order by key)) from arms_notice) as deliveries,
            (select md5(string_agg(id, ',' order by id)) from arms_suppression) as suppressed,
            (select md5(string_agg(account_id, ',' order by account_id)) from arms_calendar_task) as calls,
            (select count(*)::integer from arms_calendar_task) as number_of_calls,
            (select count(*)::integer from arms_mail_event) as kept`
  )
  return row
}

/** Takes reports as they come. */
export async function take(arena: Arena, reports: readonly Report[]): Promise<void> {
  for (const { id, body } of reports) await takeMailEvent(arena.tool.host, id, body)
}

/** Forgets every report and what came of it. */
export async function forget(arena: Arena): Promise<void> {
  for (const table of ["arms_mail_event", "arms_suppression", "arms_calendar_task", "arms_sender", "arms_alarm"])
    await arena.rows(`delete from ${table}`)
  await arena.rows(`update arms_notice set delivery = null, delivery_at = null`)
}
