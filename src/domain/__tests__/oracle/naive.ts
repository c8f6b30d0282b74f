/**
 * A second, naive engine, written from the rules of a decision and sharing no code with the domain:
 * platform dates, numbers of cents, plain loops. It says what must be done on each day of a ledger;
 * the domain must agree. Only what a ledger of receivables and payments needs is in it.
 */

export interface NaiveRow {
  id: string
  account: string
  issue: string
  due: string
  currency: string
  cents: number
  paid: { on: string; cents: number }[]
}

type Status = "green" | "yellow" | "red"
type Voice = "courtesy" | "reminder" | "demand" | null

export interface NaiveTask {
  step: string
  status: Status
  position: number
  subject: string
  voice: Voice
  shift: string
  kind: string
  calendarKind: string
  strength: string
  trigger: {
    kind: string
    anchor?: string
    offset_days?: number
    day?: number
    repeat?: { max: number; segments: { from_day: number; to_day: number | null; every_days: number }[] }
  }
  conditions: { fact: string; params?: Record<string, number>; operator: string; value: unknown }[]
  skips: boolean
  quiet: number | null
  window: number
  daysLate: number
  settledToo: boolean
}

export interface NaivePolicy {
  start: Status
  quiet: number
  ceiling: number
  rules: { id: string; from: Status[]; to: Status; conditions: NaiveTask["conditions"]; dwell: number }[]
  tasks: NaiveTask[]
}

/** Everything a day brings, as sorted lines: acts, moves, holds, notices. */
export type NaiveDay = string[]

interface Rec {
  n: number
  last: string
  waited: boolean
  r8: string
}
interface Account {
  id: string
  status: Status
  since: string
  first: boolean
  contacts: { on: string; voice: string }[]
  recs: Map<string, Rec>
  work: { kind: string; side: string; rows: string[] }[]
  hold: string[]
}
interface Item {
  row: NaiveRow
  open: number
  settled: string | null
  reopened: { from: string; on: string } | null
}
interface Answer {
  task: NaiveTask
  item: Item | null
  key: string
  reason: string | null
  final: boolean
  live: boolean
  held: boolean
}

const DAY = 86_400_000
const ms = (day: string) => Date.parse(`${day}T12:00:00Z`)
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
const plus = (day: string, days: number) => iso(ms(day) + days * DAY)
const gap = (from: string, to: string) => Math.round((ms(to) - ms(from)) / DAY)
const works = (day: string) => ![0, 6].includes(new Date(ms(day)).getUTCDay())
const shifted = (day: string, how: string) => {
  let result = day
  while (how !== "exact" && !works(result)) result = plus(result, how === "next" ? 1 : -1)
  return result
}
const max = (...days: (string | null)[]) =>
  days
    .filter((day): day is string => day !== null)
    .sort()
    .pop()!
const RANK: Record<string, number> = { green: 0, yellow: 1, red: 2, courtesy: 0, reminder: 1, demand: 2 }

export class Naive {
  private accounts = new Map<string, Account>()
  private byAccount = new Map<string, NaiveRow[]>()
  private serial = 0

  constructor(
    rows: NaiveRow[],
    private policy: NaivePolicy
  ) {
    for (const row of rows) {
      if (!this.byAccount.has(row.account)) this.byAccount.set(row.account, [])
      this.byAccount.get(row.account)!.push(row)
    }
  }

  day(today: string): NaiveDay {
    const lines: string[] = []
    for (const [id, rows] of this.byAccount) {
      const known = rows.filter((row) => row.issue <= today)
      if (known.length > 0) lines.push(...this.account(id, known, today))
    }
    return lines.sort()
  }

  private items(rows: NaiveRow[], today: string): Item[] {
    return rows.map((row) => {
      let open = row.cents
      let settled: string | null = null
      let reopened: Item["reopened"] = null
      for (const { on, cents } of row.paid) {
        if (on > today) continue
        open -= cents
        if (open <= 0) settled = settled ?? on
        else if (settled !== null) {
          reopened = { from: settled, on }
          settled = null
        }
      }
      return { row, open: Math.max(0, open), settled, reopened }
    })
  }

  private account(id: string, rows: NaiveRow[], today: string): string[] {
    const account = this.accounts.get(id) ?? {
      id,
      status: this.policy.start,
      since: rows[0].issue,
      first: true,
      contacts: [],
      recs: new Map(),
      work: [],
      hold: [],
    }
    this.accounts.set(id, account)
    const items = this.items(rows, today)
    const lines: string[] = []
    const to = this.move(account, items, today)
    if (to) {
      lines.push(`move|${id}|${account.status}|${to}`)
      Object.assign(account, { status: to, since: today, first: false })
    }
    const answers = this.answers(account, items, today)
    lines.push(
      ...this.speak(
        account,
        answers.filter((a) => a.task.kind === "send_email"),
        today
      )
    )
    lines.push(
      ...this.work(
        account,
        answers.filter((a) => a.task.kind === "create_calendar_task"),
        items,
        today
      )
    )
    account.hold = this.holds(account, items, today)
    for (const cause of account.hold) lines.push(`hold|${id}|${cause}`)
    return lines
  }

  private late(items: Item[], today: string, currency: string | null, age: number) {
    return items.filter(
      (i) =>
        i.open > 0 &&
        i.row.due < today &&
        gap(i.row.due, today) >= age &&
        (currency === null || i.row.currency === currency)
    )
  }

  private streak(account: Account, items: Item[], today: string) {
    const paid = items.filter((i) => i.settled !== null && gap(i.settled, today) < 365)
    const tooLate = (i: Item) => gap(i.row.due, i.settled!) > 3
    const overdueNow = items.some((i) => i.open > 0 && gap(i.row.due, today) > 3)
    const start = overdueNow ? today : max(account.since, ...paid.filter(tooLate).map((i) => i.settled))
    return {
      start,
      onTime: paid.filter((i) => !tooLate(i) && i.row.due >= start),
      lateCount: paid.filter(tooLate).length,
    }
  }

  private fact(
    name: string,
    params: Record<string, number> | undefined,
    account: Account,
    items: Item[],
    item: Item | null,
    currency: string | null,
    today: string
  ): number | boolean | null {
    const age = params?.min_age_days ?? 1
    const sum = (list: Item[]) => list.reduce((total, i) => total + i.open, 0)
    if (name === "prompt_payment") return gap(item!.row.issue, item!.row.due) <= 3
    if (name === "open_amount") return item!.open
    if (name === "overdue_count") return this.late(items, today, null, age).length
    if (name === "overdue_sum") return sum(this.late(items, today, currency, age))
    if (name === "overdue_share") {
      const overdue = sum(this.late(items, today, currency, age))
      if (overdue === 0) return 0
      const own = items.filter((i) => i.row.currency === currency)
      const recent = own.filter((i) => gap(i.row.issue, today) < 90)
      const base = recent.reduce((total, i) => total + i.row.cents, 0) + sum(own.filter((i) => !recent.includes(i)))
      return Math.floor((overdue * 10_000) / base) / 100
    }
    const { start, onTime, lateCount } = this.streak(account, items, today)
    if (name === "late_count") return lateCount + this.late(items, today, null, 1).length
    if (name === "on_time_streak") return onTime.length === 0 ? null : gap(start, today)
    if (name === "on_time_settlements") return onTime.length
    if (name === "largest_on_time_settlement")
      return Math.max(0, ...onTime.filter((i) => i.row.currency === currency).map((i) => i.row.cents))
    if (name === "recent_contacts")
      return new Set(account.contacts.filter((c) => gap(c.on, today) < params!.last_days).map((c) => c.on)).size
    throw new Error(`the naive engine does not know ${name}`)
  }

  /** holds, fails, unknown; and whether what failed can never change. */
  private judge(
    conditions: NaiveTask["conditions"],
    account: Account,
    items: Item[],
    item: Item | null,
    currency: string | null,
    today: string
  ) {
    let result = "holds"
    let never = false
    for (const { fact, params, operator, value } of conditions) {
      const actual = this.fact(fact, params, account, items, item, currency, today)
      if (actual === null) {
        if (result === "holds") result = "unknown"
        continue
      }
      const isMoney = ["open_amount", "overdue_sum", "largest_on_time_settlement"].includes(fact)
      const wanted = isMoney ? Math.round(Number((value as Record<string, string>)["*"]) * 100) : value
      const fits =
        operator === "at_least"
          ? Number(actual) >= (wanted as number)
          : operator === "at_most"
            ? Number(actual) <= (wanted as number)
            : operator === "more_than"
              ? Number(actual) > (wanted as number)
              : actual === wanted
      if (!fits) {
        result = "fails"
        if (fact === "prompt_payment") never = true
      }
    }
    return { result, never }
  }

  private anyCurrency(conditions: NaiveTask["conditions"], account: Account, items: Item[], today: string): string {
    const money = ["overdue_sum", "overdue_share", "largest_on_time_settlement"]
    if (!conditions.some((c) => money.includes(c.fact)))
      return this.judge(conditions, account, items, null, null, today).result
    const results = [...new Set(items.map((i) => i.row.currency))].map(
      (c) => this.judge(conditions, account, items, null, c, today).result
    )
    return results.includes("holds") ? "holds" : results.includes("unknown") ? "unknown" : "fails"
  }

  private move(account: Account, items: Item[], today: string): Status | null {
    if (account.since === today && !account.first) return null
    let to: Status | null = null
    for (const rule of this.policy.rules) {
      if (!rule.from.includes(account.status) || rule.to === account.status) continue
      if (RANK[rule.to] < RANK[account.status] && gap(account.since, today) < rule.dwell) continue
      if (to !== null && RANK[rule.to] <= RANK[to]) continue
      if (this.anyCurrency(rule.conditions, account, items, today) === "holds") to = rule.to
    }
    return to
  }

  private rec(account: Account, subject: string, step: string): Rec {
    const key = `${subject}|${step}`
    if (!account.recs.has(key)) account.recs.set(key, { n: 0, last: "", waited: false, r8: "" })
    return account.recs.get(key)!
  }

  /** Day and key of the next time of a step, or `null`. */
  private next(
    account: Account,
    task: NaiveTask,
    item: Item | null,
    today: string
  ): { day: string; raw: string; key: string } | null {
    const { trigger } = task
    if (trigger.kind === "monthly") {
      const raw = `${today.slice(0, 8)}${String(trigger.day).padStart(2, "0")}`
      const day = shifted(raw, task.shift)
      const before = plus(`${today.slice(0, 8)}01`, -1)
      const chosen =
        day <= today
          ? { raw, day }
          : { raw: `${before.slice(0, 8)}01`, day: shifted(`${before.slice(0, 8)}01`, task.shift) }
      const rec = this.rec(account, account.id, `${task.step}@${chosen.raw.slice(0, 7)}`)
      return chosen.raw < account.since || rec.n > 0 ? null : { ...chosen, key: chosen.raw.slice(0, 7) }
    }
    const rec = this.rec(account, item!.row.id, task.step)
    const anchor = trigger.anchor === "issue_date" ? item!.row.issue : item!.row.due
    if (rec.n + 1 > (trigger.repeat?.max ?? 1)) return null
    const key = `0.${rec.n + 1}`
    if (!trigger.repeat) {
      const raw = plus(anchor, trigger.offset_days!)
      return { raw, day: shifted(raw, task.shift), key }
    }
    const earliest = max(plus(item!.row.issue, -3), rec.last === "" ? null : plus(rec.last, 1))
    for (const { from_day, to_day, every_days } of trigger.repeat.segments) {
      for (let offset = from_day; offset <= (to_day ?? from_day + 2000); offset += every_days) {
        if (plus(anchor, offset) >= earliest)
          return { raw: plus(anchor, offset), day: shifted(plus(anchor, offset), task.shift), key }
      }
    }
    return null
  }

  private tooEarly(task: NaiveTask, item: Item | null, today: string): boolean {
    if (task.voice !== "demand" || item === null) return false
    let booked = plus(today, -1)
    while (!works(booked)) booked = plus(booked, -1)
    let due = item.row.due
    while (!works(due)) due = plus(due, -1)
    return gap(item.row.issue, today) < 7 || booked < due
  }

  private answers(account: Account, items: Item[], today: string): Answer[] {
    const answers: Answer[] = []
    for (const task of this.policy.tasks) {
      if (task.status !== account.status || task.kind === "block_ordering") continue
      if (task.subject === "account") this.answerAccount(account, task, items, today, answers)
      else for (const item of items) this.answerItem(account, task, items, item, today, answers)
    }
    return answers
  }

  private answerAccount(account: Account, task: NaiveTask, items: Item[], today: string, into: Answer[]) {
    const next = this.next(account, task, null, today)
    if (!next || next.day > today || !items.some((i) => i.open > 0)) return
    const verdict = this.anyCurrency(task.conditions, account, items, today)
    const base = { task, item: null, key: next.key, held: false }
    if (task.voice === "courtesy" && gap(next.day, today) > task.daysLate)
      into.push({ ...base, reason: "moment_passed", final: true, live: false })
    else if (verdict === "fails") into.push({ ...base, reason: "conditions", final: task.skips, live: false })
    else if (task.shift !== "exact" && !works(today))
      into.push({ ...base, reason: "not_a_business_day", final: false, live: true })
    else
      into.push({
        ...base,
        reason: verdict === "unknown" ? "unknown_fact" : null,
        final: false,
        live: verdict === "holds",
      })
  }

  private answerItem(account: Account, task: NaiveTask, items: Item[], item: Item, today: string, into: Answer[]) {
    if (item.open === 0 && !task.settledToo) return
    const next = this.next(account, task, item, today)
    if (!next || next.day > today) return
    const rec = this.rec(account, item.row.id, task.step)
    if (!account.first && task.voice !== "demand" && task.voice !== null && next.day < account.since && !rec.waited)
      return
    const { result, never } = this.judge(task.conditions, account, items, item, item.row.currency, today)
    if (never) return
    const early = this.tooEarly(task, item, today)
    const held = item.reopened !== null && item.reopened.from <= next.day && next.day < item.reopened.on
    const start = max(next.day, item.reopened?.on ?? null, rec.r8 || null, account.first ? null : account.since)
    let reason: string | null = null
    let final = false
    let live = false
    if (next.raw < plus(item.row.issue, -3)) [reason, final] = ["history", true]
    else if (
      task.voice === "courtesy"
        ? gap(next.day, today) > task.daysLate
        : task.voice === "reminder" && (today > item.row.due || next.day < item.row.issue)
    )
      [reason, final] = ["moment_passed", true]
    else if (!early && gap(start, today) > task.window) [reason, final] = ["lapsed", true]
    else if (result === "fails") [reason, final] = ["conditions", task.skips]
    else {
      live = result === "holds"
      if (early) reason = "r8"
      else if (task.shift !== "exact" && !works(today)) reason = "not_a_business_day"
      else if (result === "unknown") reason = "unknown_fact"
    }
    into.push({ task, item, key: next.key, reason, final, live, held })
  }

  /** The most serious live step of a receivable closes the milder ones that are open. */
  private compete(answers: Answer[]): Answer[] {
    const groups = new Map<string, Answer[]>()
    for (const answer of answers) {
      const key = answer.item
        ? `${answer.item.row.id}|${answer.task.kind}|${answer.task.calendarKind}`
        : `account${groups.size}`
      groups.set(key, [...(groups.get(key) ?? []), answer])
    }
    return [...groups.values()].flatMap((group) => {
      if (!group[0].item) return group
      const top = Math.max(-1, ...group.filter((a) => a.live && !a.held).map((a) => a.task.position))
      let spoken = false
      return group
        .sort((a, b) => a.task.position - b.task.position)
        .map((a) => {
          if (a.task.position < top && !(a.reason !== null && a.final))
            return { ...a, reason: "superseded", final: true }
          if (a.reason === null && spoken) return { ...a, reason: "quiet_days", final: false }
          if (a.reason === null) spoken = true
          return a
        })
    })
  }

  private close(account: Account, answer: Answer, today: string) {
    const monthly = answer.task.trigger.kind === "monthly"
    const rec = this.rec(
      account,
      answer.item?.row.id ?? account.id,
      monthly ? `${answer.task.step}@${answer.key}` : answer.task.step
    )
    Object.assign(rec, { n: rec.n + 1, last: today, waited: false, r8: "" })
  }

  private wait(account: Account, answer: Answer, today: string) {
    const rec = this.rec(account, answer.item?.row.id ?? account.id, answer.task.step)
    rec.waited = true
    if (answer.reason === "r8") rec.r8 = today
  }

  private mayNot(account: Account, task: NaiveTask, today: string): boolean {
    const own = account.contacts.filter((c) => RANK[c.voice] >= RANK[task.voice!])
    const quiet = task.quiet ?? this.policy.quiet
    if (own.some((c) => gap(c.on, today) < quiet)) return true
    const counted = task.voice === "demand" ? own : account.contacts
    return new Set(counted.filter((c) => gap(c.on, today) < 30).map((c) => c.on)).size >= this.policy.ceiling
  }

  private settle(account: Account, answer: Answer, today: string) {
    if (answer.reason === "history") return
    if (answer.final) this.close(account, answer, today)
    else this.wait(account, answer, today)
  }

  private speak(account: Account, answers: Answer[], today: string): string[] {
    const resolved = this.compete(answers)
    for (const answer of resolved.filter((a) => a.reason !== null)) this.settle(account, answer, today)
    const live = resolved.filter((a) => a.reason === null)
    const spoken: Answer[] = []
    const voices: string[] = []
    const groupOf = (a: Answer) => a.item?.row.currency ?? "account"
    const serious = live.filter((a) => a.task.voice !== "courtesy")
    const stuck = new Map(live.map((a) => [a, this.mayNot(account, a.task, today)]))
    for (const group of new Set(serious.map(groupOf))) {
      const lines = serious.filter((a) => groupOf(a) === group)
      const leaders = lines.filter((a) => !stuck.get(a))
      const voice = Math.max(-1, ...leaders.map((a) => RANK[a.task.voice!]))
      if (leaders.length > 0)
        voices.push(Object.keys(RANK).find((name) => RANK[name] === voice && ["reminder", "demand"].includes(name))!)
      for (const a of lines) {
        if (leaders.length > 0 && RANK[a.task.voice!] <= voice) spoken.push(a)
        else this.wait(account, a, today)
      }
    }
    const besides = voices.length > 0
    for (const group of new Set(live.filter((a) => a.task.voice === "courtesy").map(groupOf))) {
      const lines = live.filter((a) => a.task.voice === "courtesy" && groupOf(a) === group)
      const free = lines.filter((a) => !besides && !stuck.get(a))
      if (free.length > 0) voices.push("courtesy")
      spoken.push(...free)
      for (const a of lines.filter((one) => !free.includes(one))) this.close(account, a, today)
    }
    for (const voice of voices) account.contacts.push({ on: today, voice })
    return [
      ...spoken.map((a) => this.act(account, a, today)),
      ...voices.map((voice) => `notice|${account.id}|${voice}`),
    ]
  }

  private act(account: Account, answer: Answer, today: string): string {
    this.close(account, answer, today)
    return `act|${answer.task.step}|${answer.item?.row.id ?? account.id}|${answer.key}`
  }

  private work(account: Account, answers: Answer[], items: Item[], today: string): string[] {
    const resolved = this.compete(answers)
    for (const answer of resolved.filter((a) => a.reason !== null)) this.settle(account, answer, today)
    const open = (id: string) => items.some((i) => i.row.id === id && i.open > 0)
    const lastDue = (rows: string[]) => max(...items.filter((i) => rows.includes(i.row.id)).map((i) => i.row.due))
    account.work = account.work.filter((w) => w.rows.some(open) && !(w.side === "before" && lastDue(w.rows) < today))
    const lines: string[] = []
    for (const answer of resolved.filter((a) => a.reason === null)) {
      lines.push(this.act(account, answer, today))
      const side = answer.task.voice === "demand" ? "after" : "before"
      const known = account.work.find((w) => w.kind === answer.task.calendarKind && w.side === side)
      if (known) known.rows.push(answer.item!.row.id)
      else account.work.push({ kind: answer.task.calendarKind, side, rows: [answer.item!.row.id] })
      this.serial++
    }
    return lines
  }

  private holds(account: Account, items: Item[], today: string): string[] {
    const causes = new Set<string>()
    for (const task of this.policy.tasks.filter(
      (t) => t.kind === "block_ordering" && RANK[t.status] <= RANK[account.status]
    )) {
      for (const item of items) {
        const cause = `${task.step}:${item.row.id}`
        if (item.open === 0 || plus(item.row.due, task.trigger.offset_days!) > today) continue
        if (
          !account.hold.includes(cause) &&
          this.tooEarly({ ...task, voice: "demand" }, { ...item, row: { ...item.row, issue: "1990-01-01" } }, today)
        )
          continue
        if (this.judge(task.conditions, account, items, item, item.row.currency, today).result === "holds")
          causes.add(cause)
      }
    }
    return [...causes].sort()
  }
}
