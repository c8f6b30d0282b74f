import fc from "fast-check"
import { addDays, date, type CalendarDate } from ".."
import type { LedgerRow } from "./simulate"

/** First possible issue date of a random ledger. */
export const LEDGER_START = date("2025-01-06")

interface Draft {
  readonly account: string
  readonly issueAfter: number
  readonly terms: number
  readonly cents: number
  readonly currency: string
  readonly money: readonly { after: number; percent: number }[]
  readonly returned: number | null
}

const draft: fc.Arbitrary<Draft> = fc.record({
  account: fc.constantFrom("a", "b"),
  issueAfter: fc.integer({ min: 0, max: 60 }),
  terms: fc.constantFrom(0, 2, 5, 14, 30),
  cents: fc.integer({ min: 100, max: 900_000 }),
  currency: fc.constantFrom("EUR", "EUR", "USD"),
  money: fc.array(fc.record({ after: fc.integer({ min: -10, max: 90 }), percent: fc.integer({ min: 10, max: 100 }) }), {
    maxLength: 2,
  }),
  returned: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null, freq: 5 }),
})

function paymentsOf({ money, returned }: Draft, amount: bigint, issue: CalendarDate, due: CalendarDate) {
  const payments: { on: CalendarDate; amount: bigint }[] = []
  let left = amount
  for (const { after, percent } of money) {
    const part = percent >= 90 ? left : (left * BigInt(percent)) / 100n
    const on = addDays(due, after)
    if (part > 0n) payments.push({ on: on < issue ? issue : on, amount: part })
    left -= part
  }
  payments.sort((x, y) => (x.on < y.on ? -1 : 1))
  const last = payments[payments.length - 1]
  if (last && returned !== null) payments.push({ on: addDays(last.on, returned), amount: -last.amount })
  return payments
}

/** Up to seven receivables of two accounts: terms, partial and late payments, returned ones, two currencies. */
export const randomLedger: fc.Arbitrary<LedgerRow[]> = fc.array(draft, { minLength: 1, maxLength: 7 }).map((drafts) =>
  drafts
    .map((one, index): LedgerRow => {
      const issue = addDays(LEDGER_START, one.issueAfter)
      const due = addDays(issue, one.terms)
      const amount = BigInt(one.cents)
      return {
        id: `r${index}`,
        account: one.account,
        issue,
        due,
        currency: one.currency,
        amount,
        payments: paymentsOf(one, amount, issue, due),
      }
    })
    .sort((x, y) => (x.issue < y.issue ? -1 : 1))
)
