import { accountForUpdate } from "../sql/accounts"
import { creditsOn } from "../sql/allocations"
import { receivableForUpdate, type ReceivableRow } from "../sql/ledger"
import { creditForUpdate, insertCredit, setCreditState } from "../sql/money"
import { newId } from "../run/ids"
import { apply, minor, namedReceivable, spread, takeBack } from "./apply-money"
import { about, found, notAllowed, sameVersion, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about what reduces a debt without money. */

/** A credit note, applied like a payment. */
export const creditNote: CommandHandler<"credit_note"> = async (context, input) => {
  found(await accountForUpdate(context.db, input.account_id), "account", input.account_id)
  const named = await namedReceivable(context, input.account_id, input.currency, input.receivable_id)
  const id = newId("arcre")
  await insertCredit(context.db, {
    id,
    account_id: input.account_id,
    kind: "credit_note",
    number: input.number ?? null,
    currency: input.currency,
    amount: input.amount,
    issue_date: input.issue_date,
    recorded_on: context.today,
    reason: context.reason,
    source: input.source,
    external_id: input.external_id ?? id,
  })
  context.touched.add(input.account_id)
  const origin = { kind: "credit", id, valueDate: input.issue_date } as const
  const amount = minor(input.amount, input.currency)
  const spent = named
    ? await spread(context, origin, { id: input.account_id, currency: input.currency }, amount, named)
    : { applied: 0n, receivables: [] }
  return {
    ...about(input.account_id, input.receivable_id),
    result: {
      credit_id: id,
      amount: input.amount,
      currency: input.currency,
      receivable_ids: spent.receivables,
    },
  }
}

/** What takes the rest of a receivable off the books. */
export type TakenOff = "write_off" | "cancellation" | "rounding" | "discount"

/** Takes the rest of a receivable off the books. */
export async function takeOff(context: CommandContext, receivable: ReceivableRow, kind: TakenOff) {
  const id = newId("arcre")
  await insertCredit(context.db, {
    id,
    account_id: receivable.account_id,
    kind,
    number: null,
    currency: receivable.currency,
    amount: receivable.open_amount,
    issue_date: context.today,
    recorded_on: context.today,
    reason: context.reason,
    source: "arms",
    external_id: id,
  })
  const origin = { kind: "credit", id, valueDate: context.today } as const
  await apply(context, [{ origin, receivable, amount: minor(receivable.open_amount, receivable.currency) }])
  return id
}

/** Writes off what is open. */
export const writeOff: CommandHandler<"write_off"> = async (context, input) => {
  const receivable = found(
    await receivableForUpdate(context.db, input.receivable_id),
    "receivable",
    input.receivable_id
  )
  await sameVersion(context, receivable, input.version, "receivable")
  if (receivable.state !== "open")
    throw notAllowed(`The receivable is ${receivable.state}: only an open one can be written off.`)
  const credit = await takeOff(context, receivable, "write_off")
  return {
    accountId: receivable.account_id,
    subject: "receivable",
    subjectId: receivable.id,
    result: { credit_id: credit, amount: receivable.open_amount, currency: receivable.currency },
  }
}

/** Reverses the write-offs of a receivable (E-71). */
export const reverseWriteOff: CommandHandler<"reverse_write_off"> = async (context, input) => {
  const receivable = found(
    await receivableForUpdate(context.db, input.receivable_id),
    "receivable",
    input.receivable_id
  )
  const reversed = await reverseCredits(context, receivable, "write_off")
  if (reversed.length === 0) throw notAllowed("The receivable has not been written off.")
  return {
    accountId: receivable.account_id,
    subject: "receivable",
    subjectId: receivable.id,
    result: { credit_ids: reversed },
  }
}

/** Takes back the credits of a kind that ARMS itself put on a receivable. */
export async function reverseCredits(context: CommandContext, receivable: ReceivableRow, kind: TakenOff) {
  const credits = await creditsOn(context.db, receivable.id, kind)
  for (const { id } of credits) {
    const credit = found(await creditForUpdate(context.db, id), "credit", id)
    await takeBack(context, "credit", credit.id, credit.currency)
    await setCreditState(context.db, credit.id, "reversed", "0")
  }
  return credits.map((credit) => credit.id)
}

/** Cancels what is open of a receivable as a document that should not be there. */
export const cancelRest = (context: CommandContext, receivable: ReceivableRow) =>
  takeOff(context, receivable, "cancellation")
