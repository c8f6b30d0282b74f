import { feedDay, prepare, replayDay, type DayFeed } from "../demo/replay-days"
import { addDays, type CalendarDate } from "../src/domain"
import { emptyTables, type Arena } from "./arena"
import type { Fault } from "./provider"
import { randomOf } from "./random"

/** One request in so many goes wrong. */
const FAULTY = 4
const FAULTS: readonly Fault[] = [
  { kind: "throttle", retryAfter: 1 },
  { kind: "throttle" },
  { kind: "500", accepts: false },
  { kind: "500", accepts: true },
  { kind: "silence", accepts: true },
  { kind: "silence", accepts: false },
  { kind: "reset", accepts: true },
  { kind: "reset", accepts: false },
  { kind: "truncated" },
  { kind: "html" },
  { kind: "no_id" },
  { kind: "concurrent" },
]
const DEADLINE_MS = 500

/** What a month against a misbehaving provider came to, beside the arena's outcome. */
export interface Month {
  readonly days: number
  readonly faults: number
  /** Mails marked sent whose action names no notice, or more than one message. */
  readonly unnamed: number
}

/** What became known before a day. */
const known = <T>(feed: ReadonlyMap<string, readonly T[]>, day: CalendarDate): T[] =>
  [...feed].filter(([at]) => at < day).flatMap(([, rows]) => rows)

/** Replays days of a ledger; requests go wrong by seed, one address in a hundred is refused. */
export async function replayMonth(
  arena: Arena,
  feed: DayFeed,
  from: CalendarDate,
  days: number,
  seed: number
): Promise<Month> {
  const random = randomOf(seed)
  let faults = 0
  await emptyTables(arena.tool)
  const chosen = () => {
    if (random() >= 1 / FAULTY) return null
    faults++
    return FAULTS[Math.floor(random() * FAULTS.length)]
  }
  arena.provider.reset({ fault: chosen, badAddress: (to) => to.length % 100 === 37 })
  const { host } = arena.tool
  await prepare(host, "standard", from)
  const before = addDays(from, -1)
  const opening = { receivables: known(feed.receivables, from), payments: known(feed.payments, from) }
  await feedDay(
    host,
    { receivables: new Map([[before, opening.receivables]]), payments: new Map([[before, opening.payments]]) },
    before
  )
  for (let day = 0; day < days; day++) await replayDay(host, arena.ports(DEADLINE_MS), feed, addDays(from, day))
  arena.provider.options = {}
  await arena.rows(`update arms_batch set not_before = null where state = 'sending'`)
  await arena.perform(DEADLINE_MS)
  const [{ unnamed }] = await arena.rows<{ unnamed: number }>(
    `select count(*)::integer as unnamed from arms_action a
       left join arms_notice n on n.id = a.notice_id
      where a.state = 'done' and a.result->>'via' = 'resend' and (n.provider_id is null or a.result->>'provider_id' is distinct from n.provider_id)`
  )
  return { days, faults, unnamed }
}
