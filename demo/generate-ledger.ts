import {
  addDays,
  daysBetween,
  formatAmount,
  isBusinessDay,
  minorUnitsOf,
  type BusinessCalendar,
  type CalendarDate,
} from "../src/domain"
import type { PaymentInput, ReceivableInput } from "../src/contract/commands"

/** Seeded random numbers (mulberry32): the same seed gives the same ledger on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How an account pays: days relative to due, how sure, how often in parts or not at all. */
interface Habit {
  readonly name: string
  readonly share: number
  readonly late: readonly [from: number, to: number]
  readonly partial: number
  readonly never: number
}

const HABITS: readonly Habit[] = [
  { name: "early", share: 0.28, late: [-10, -1], partial: 0.01, never: 0 },
  { name: "on time", share: 0.37, late: [-3, 1], partial: 0.03, never: 0 },
  { name: "a little late", share: 0.2, late: [1, 9], partial: 0.08, never: 0.005 },
  { name: "late", share: 0.1, late: [8, 40], partial: 0.15, never: 0.02 },
  { name: "bad", share: 0.05, late: [30, 95], partial: 0.25, never: 0.2 },
]

const NAMES_A = [
  "Alder",
  "Birch",
  "Cedar",
  "Delta",
  "Elm",
  "Falcon",
  "Granite",
  "Harbour",
  "Indigo",
  "Juniper",
  "Kestrel",
  "Linden",
  "Maple",
  "Nimbus",
  "Orchard",
  "Poplar",
  "Quartz",
  "Rowan",
  "Sable",
  "Tamarind",
]
const NAMES_B = ["Tools", "Foods", "Office", "Textiles", "Clinics", "Bikes", "Hotels", "Logistics", "Gardens", "Print"]
const LEGAL: Record<string, string> = { DE: "GmbH", PL: "sp. z o.o.", GB: "Ltd", US: "Inc." }
const COUNTRIES = [
  { country: "DE", language: "de", currency: "EUR", share: 0.5 },
  { country: "PL", language: "pl", currency: "PLN", share: 0.25 },
  { country: "GB", language: "en", currency: "GBP", share: 0.15 },
  { country: "US", language: "en", currency: "USD", share: 0.1 },
] as const

/** A debtor of the generated ledger. */
export interface DemoAccount {
  readonly external_id: string
  readonly name: string
  readonly email: string
  readonly country: string
  readonly language: string
  readonly currency: string
  readonly habit: string
}

/** A ledger with the shape of a real one: habits per account, partial payments, credits, currencies. */
export interface DemoLedger {
  readonly accounts: readonly DemoAccount[]
  readonly receivables: ReadonlyMap<string, readonly ReceivableInput[]>
  readonly payments: ReadonlyMap<string, readonly PaymentInput[]>
}

/** What is to be generated: accounts with documents issued from `from` to `to`. */
export interface DemoSize {
  readonly seed: number
  readonly accounts: number
  readonly from: CalendarDate
  readonly to: CalendarDate
}

const WEEKDAYS: BusinessCalendar = { weekend: [0, 6], holidays: new Set(), workdays: new Set() }
const TERMS = [0, 14, 14, 14, 30, 30]

const pick = <T extends { share: number }>(list: readonly T[], random: number): T => {
  let left = random
  for (const item of list) {
    left -= item.share
    if (left < 0) return item
  }
  return list[list.length - 1]
}

const push = <T>(map: Map<string, T[]>, day: string, item: T) => {
  const list = map.get(day)
  if (list) list.push(item)
  else map.set(day, [item])
}

const between = (random: () => number, [from, to]: readonly [number, number]) =>
  from + Math.floor(random() * (to - from + 1))

/** Long-tailed amounts: many small documents, a few large ones. */
const amountOf = (random: () => number, currency: string, scale: number): bigint => {
  const major = Math.round(Math.exp(3.2 + random() * 4.2) * scale * 100) / 100
  return BigInt(Math.max(1, Math.round(major * 10 ** minorUnitsOf(currency))))
}

function accountsOf(random: () => number, size: DemoSize) {
  return Array.from({ length: size.accounts }, (_, index) => {
    const place = pick(COUNTRIES, random())
    const habit = pick(HABITS, random())
    const round = Math.floor(index / (NAMES_A.length * NAMES_B.length))
    const stem = `${NAMES_A[index % NAMES_A.length]} ${NAMES_B[Math.floor(index / NAMES_A.length) % NAMES_B.length]}${round > 0 ? ` ${round + 1}` : ""}`
    const account: DemoAccount = {
      external_id: `C-${1001 + index}`,
      name: `${stem} ${LEGAL[place.country]}`,
      email: `accounts@${stem.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.example`,
      country: place.country,
      language: place.language,
      currency: place.currency,
      habit: habit.name,
    }
    return {
      account,
      habit,
      perMonth: 0.4 + random() * random() * 8,
      scale: 0.4 + random() * 3,
      terms: TERMS[Math.floor(random() * TERMS.length)],
    }
  })
}

type Payer = ReturnType<typeof accountsOf>[number]

const nextWorkday = (day: CalendarDate): CalendarDate =>
  isBusinessDay(day, WEEKDAYS) ? day : nextWorkday(addDays(day, 1))

function pay(
  random: () => number,
  payer: Payer,
  number: string,
  amount: bigint,
  issue: CalendarDate,
  due: CalendarDate,
  into: Map<string, PaymentInput[]>
) {
  if (random() < payer.habit.never) return
  const first = addDays(due, between(random, payer.habit.late))
  const day = nextWorkday(first < issue ? issue : first)
  const partly = random() < payer.habit.partial
  const part = partly ? (amount * BigInt(between(random, [30, 80]))) / 100n : amount
  const { currency, external_id } = payer.account
  const add = (suffix: string, sum: bigint, on: CalendarDate) =>
    push(into, on, {
      external_id: `${number}-${suffix}`,
      account: external_id,
      amount: formatAmount(sum, currency),
      currency,
      value_date: on,
      state: "booked",
      number,
    })
  if (part > 0n) add("P1", part, day)
  if (partly && amount > part && random() > 0.1)
    add("P2", amount - part, nextWorkday(addDays(day, between(random, [5, 30]))))
}

/** Generates a ledger. Nothing of it is real; its shape is. */
export function generateLedger(size: DemoSize): DemoLedger {
  const random = seeded(size.seed)
  const payers = accountsOf(random, size)
  const receivables = new Map<string, ReceivableInput[]>()
  const payments = new Map<string, PaymentInput[]>()
  const days = daysBetween(size.from, size.to) + 1
  let serial = 10_000
  for (const payer of payers) {
    const documents = Math.max(1, Math.round((payer.perMonth * days) / 30))
    for (let each = 0; each < documents; each++) {
      const issue = nextWorkday(addDays(size.from, Math.floor(random() * days)))
      if (issue > size.to) continue
      const number = `RE-${issue.slice(0, 4)}-${++serial}`
      const due = addDays(issue, payer.terms)
      const amount = amountOf(random, payer.account.currency, payer.scale)
      push(receivables, issue, {
        external_id: number,
        number,
        account: payer.account.external_id,
        account_name: payer.account.name,
        email: payer.account.email,
        document_type: "invoice",
        issue_date: issue,
        due_date: due,
        amount: formatAmount(amount, payer.account.currency),
        currency: payer.account.currency,
        payment_method: payer.terms === 0 ? "transfer" : "on_account",
      })
      pay(random, payer, number, amount, issue, due, payments)
    }
  }
  return { accounts: payers.map((payer) => payer.account), receivables, payments }
}
