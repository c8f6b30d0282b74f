import { createReadStream } from "fs"
import { readCsv } from "../src/adapters/csv"
import { paymentInput, receivableInput, type PaymentInput, type ReceivableInput } from "../src/contract/commands"
import { sentenceOf } from "../src/contract/sentence"

/** A ledger of documents and the money that came for them, by day. */
export interface ReplayLedger {
  readonly receivables: ReadonlyMap<string, readonly ReceivableInput[]>
  readonly payments: ReadonlyMap<string, readonly PaymentInput[]>
  /** Rows refused, per kind of defect, with one example each. */
  readonly refused: ReadonlyMap<string, { count: number; example: string }>
  readonly rows: number
  readonly taken: number
  readonly invented: number
  readonly first: string
  readonly last: string
}

const COLUMNS = [...Object.keys(receivableInput.shape), "clear_date", "paid_on"]
const REQUIRED = ["external_id", "account", "issue_date", "amount", "currency"]

/** The kind of a defect: its sentence without the value. */
const kindOf = (sentence: string) => sentence.replace(/"[^"]*"/g, "…").replace(/\d{4}-\d{2}-\d{2}/g, "DATE")

const addressOf = (account: string) =>
  `${
    account
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "account"
  }@replay.example`

const push = <T>(map: Map<string, T[]>, day: string, item: T) => {
  const list = map.get(day)
  if (list) list.push(item)
  else map.set(day, [item])
}

/** Reads a ledger file; each receivable becomes known on its issue date, each payment on its date. */
export async function readLedger(file: string, mapping: Record<string, string> | null): Promise<ReplayLedger> {
  const receivables = new Map<string, ReceivableInput[]>()
  const payments = new Map<string, PaymentInput[]>()
  const refused = new Map<string, { count: number; example: string }>()
  const seen = new Map<string, string>()
  let rows = 0
  let taken = 0
  let invented = 0
  const refuse = (sentence: string, line: number) => {
    const kind = kindOf(sentence)
    const known = refused.get(kind)
    refused.set(kind, { count: (known?.count ?? 0) + 1, example: known?.example ?? `line ${line}: ${sentence}` })
  }
  for await (const { line, cells } of readCsv(createReadStream(file), {
    mapping,
    expected: COLUMNS,
    required: REQUIRED,
  })) {
    rows++
    const paidOn = cells.clear_date ?? cells.paid_on ?? ""
    const own = Object.fromEntries(
      Object.entries(cells).filter(([name, value]) => name in receivableInput.shape && value !== "")
    )
    const parsed = receivableInput.safeParse(own)
    if (!parsed.success) refuse(sentenceOf(parsed.error, own), line)
    else if (seen.get(parsed.data.external_id) === JSON.stringify(cells))
      refuse("The row repeats an earlier one exactly.", line)
    else if (seen.has(parsed.data.external_id))
      refuse(`external_id is "${parsed.data.external_id}": the file has other content for that id above.`, line)
    else {
      seen.set(parsed.data.external_id, JSON.stringify(cells))
      const { data } = parsed
      if (!data.email) invented++
      push(receivables, data.issue_date, { ...data, email: data.email ?? addressOf(data.account) })
      taken++
      if (paidOn === "") continue
      const payment = paymentInput.safeParse({
        external_id: `pay-${data.external_id}`,
        account: data.account,
        amount: data.amount,
        currency: data.currency,
        value_date: paidOn < data.issue_date ? data.issue_date : paidOn,
        number: data.external_id,
      })
      if (payment.success) push(payments, payment.data.value_date, payment.data)
      else refuse(sentenceOf(payment.error, { value_date: paidOn }), line)
    }
  }
  const days = [...receivables.keys(), ...payments.keys()].sort()
  return { receivables, payments, refused, rows, taken, invented, first: days[0], last: days[days.length - 1] }
}
