import { groupBy } from "./group-by"
import { addDays, type CalendarDate } from "./calendar-date"
import type { PlannedNotice } from "./plan-types"
import type { Reason } from "./reasons"
import type { ContactSnapshot } from "./snapshot"
import type { Settled } from "./supersede"
import { seriousnessOf, type Policy, type Task, type Voice } from "./task"
import type { AccountView } from "./view"

/** Days a ceiling looks back, today included. */
const CEILING_DAYS = 30

/** A message with its notice, or the reason it keeps silent. */
export interface Spoken {
  readonly settled: Settled
  readonly group: string | null
  readonly reason: Reason | null
  readonly final: boolean
}

/** The messages of a run to one account. */
export interface Voices {
  readonly spoken: readonly Spoken[]
  readonly notices: readonly PlannedNotice[]
}

const voiceOf = (task: Task): Voice => task.voice ?? "courtesy"

const lastContact = (contacts: readonly ContactSnapshot[], voice: Voice): CalendarDate | null => {
  let last: CalendarDate | null = null
  for (const contact of contacts) {
    if (seriousnessOf(contact.voice) < seriousnessOf(voice)) continue
    if (last === null || contact.on > last) last = contact.on
  }
  return last
}

const contactDays = (view: AccountView, atLeast: Voice): number => {
  const from = addDays(view.asOf, -CEILING_DAYS)
  const days = view.account.contacts
    .filter((contact) => contact.on > from && seriousnessOf(contact.voice) >= seriousnessOf(atLeast))
    .map((contact) => contact.on)
  return new Set(days).size
}

/** The first day on which quiet days of the last contact of its voice or a higher one are over; `null`: there was none. */
export function quietUntil(view: AccountView, policy: Policy, task: Task): CalendarDate | null {
  const last = lastContact(view.account.contacts, voiceOf(task))
  return last === null ? null : addDays(last, task.quiet_days ?? policy.quiet_days)
}

/** May a step of this voice speak today? R-16 (quiet days), then R-18 (ceiling). */
export function heldBackBy(view: AccountView, policy: Policy, task: Task): Reason | null {
  const voice = voiceOf(task)
  const until = quietUntil(view, policy, task)
  if (until !== null && until > view.asOf) return "quiet_days"
  const counted = contactDays(view, voice === "demand" ? "demand" : "courtesy")
  return counted >= policy.ceiling ? "ceiling" : null
}

const groupOf = ({ judged }: Settled): string =>
  judged.receivable ? `${judged.receivable.sellingEntity ?? ""}|${judged.receivable.currency}` : "account"

const bySeriousness = (a: Settled, b: Settled) =>
  seriousnessOf(voiceOf(a.judged.task)) - seriousnessOf(voiceOf(b.judged.task)) ||
  a.judged.task.position - b.judged.task.position

/** The notice of these members: the most serious leads it. */
export function noticeOf(view: AccountView, group: string, members: readonly Settled[]): PlannedNotice {
  const lead = [...members].sort(bySeriousness).pop()!.judged
  return {
    group,
    sellingEntity: lead.receivable?.sellingEntity ?? null,
    currency: lead.receivable?.currency ?? null,
    channel: view.context.operations[lead.task.operation.kind]?.channel ?? "webhook",
    voice: voiceOf(lead.task),
    lead: lead.task,
  }
}

/** Notices are kept apart by selling entity, currency and channel. */
export const groupKeyOf = (view: AccountView, settled: Settled): string => {
  const channel = view.context.operations[settled.judged.task.operation.kind]?.channel ?? "webhook"
  return `${groupOf(settled)}|${channel}`
}

/**
 * One group of a run: those that may speak make the notice, held-back lines join it unless they
 * are more serious than it.
 */
function speakInGroup(view: AccountView, policy: Policy, group: string, lines: readonly Settled[]): Voices {
  const held = new Map(lines.map((line) => [line, heldBackBy(view, policy, line.judged.task)]))
  const leaders = lines.filter((line) => held.get(line) === null)
  if (leaders.length === 0) {
    const spoken = lines.map((settled) => ({ settled, group: null, reason: held.get(settled)!, final: false }))
    return { spoken, notices: [] }
  }
  const notice = noticeOf(view, group, leaders)
  const spoken = lines.map((settled): Spoken => {
    const joins = seriousnessOf(voiceOf(settled.judged.task)) <= seriousnessOf(notice.voice)
    return joins
      ? { settled, group, reason: null, final: false }
      : { settled, group: null, reason: held.get(settled) ?? "quiet_days", final: false }
  })
  return { spoken, notices: [notice] }
}

const byGroup = (view: AccountView, lines: readonly Settled[]) => groupBy(lines, (line) => groupKeyOf(view, line))

/** a courtesy is dropped beside another notice or inside a window, never postponed. */
function speakCourtesies(view: AccountView, policy: Policy, lines: readonly Settled[], beside: boolean): Voices {
  const spoken: Spoken[] = []
  const notices: PlannedNotice[] = []
  for (const [group, members] of byGroup(view, lines)) {
    const free = members.filter((line) => !beside && heldBackBy(view, policy, line.judged.task) === null)
    if (free.length > 0) notices.push(noticeOf(view, group, free))
    for (const settled of members) {
      if (free.includes(settled)) spoken.push({ settled, group, reason: null, final: false })
      else spoken.push({ settled, group: null, reason: "courtesy_dropped", final: true })
    }
  }
  return { spoken, notices }
}

/** Gives the account one voice: groups, quiet days, ceiling, courtesies (R-16 … R-18). */
export function speak(view: AccountView, policy: Policy, messages: readonly Settled[]): Voices {
  const silent = messages.filter((message) => message.reason !== null)
  const live = messages.filter((message) => message.reason === null)
  const spoken: Spoken[] = silent.map((settled) => ({
    settled,
    group: null,
    reason: settled.reason,
    final: settled.final,
  }))
  const notices: PlannedNotice[] = []
  for (const [group, lines] of byGroup(
    view,
    live.filter((line) => line.judged.task.voice !== "courtesy")
  )) {
    const voices = speakInGroup(view, policy, group, lines)
    spoken.push(...voices.spoken)
    notices.push(...voices.notices)
  }
  const courtesies = live.filter((line) => line.judged.task.voice === "courtesy")
  const polite = speakCourtesies(view, policy, courtesies, notices.length > 0)
  return { spoken: [...spoken, ...polite.spoken], notices: [...notices, ...polite.notices] }
}
