import { z } from "@medusajs/framework/zod"
import { calendarDate, text } from "./primitives"

/** A page of what a ledger tells; rows have the shapes of the import (`receivableInput`, `paymentInput`). */
export interface SourcePage {
  readonly receivables?: readonly unknown[]
  readonly payments?: readonly unknown[]
  /** Every payment up to this day has been told. */
  readonly reported_up_to?: string
  /** Where to go on after this page. */
  readonly cursor: string
  /** On the last page: since this reading began everything was told; a receivable that was not has vanished. */
  readonly whole?: boolean
}

/**
 * A ledger of another plugin. ARMS asks it for what has changed: before the day's run, and again after
 * `every_minutes`. Telling the same row twice does nothing; a row that cannot be taken is refused alone.
 */
export interface ReceivableSource {
  /** `vendor/name`; external ids are unique within it. */
  readonly name: string
  /** At least so many minutes between two questions; 60 unless given. */
  readonly every_minutes?: number
  /** Only what the ledger's own customers are called is known: accounts are found by VAT id and e-mail too. */
  readonly matches?: boolean
  /** It tells of payments alone: receivables under its name come another way, and do not vanish for want of its telling. */
  readonly payments_only?: boolean
  /** Pages of what changed after `cursor`, oldest first; `null` asks for everything. */
  read(cursor: string | null): AsyncIterable<SourcePage>
}

/** Declares a source; exists for the types. */
export const defineSource = (source: ReceivableSource): ReceivableSource => source

/** A page as it must come. */
export const sourcePageSchema = z.strictObject({
  receivables: z.array(z.unknown()).max(10_000).default([]),
  payments: z.array(z.unknown()).max(10_000).default([]),
  reported_up_to: calendarDate.optional(),
  cursor: text(2000),
  whole: z.boolean().default(false),
})

/** What a ledger pushes: rows alone; where it goes on is its own business. */
export const pushedRows = sourcePageSchema
  .omit({ cursor: true, whole: true })
  .extend({ dry_run: z.boolean().default(false) })
  .refine(({ receivables, payments, reported_up_to }) => receivables.length + payments.length > 0 || reported_up_to, {
    error: "expected receivables, payments or reported_up_to",
  })
