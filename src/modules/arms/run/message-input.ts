import { formatAmount, parseAmount } from "../../../domain"
import type { Employee, MailAttachment, MessageInput, MessageLine, StoredText } from "../../../operations"
import type { Recipient } from "../sql/messages"
import type { NoticeLine } from "../sql/notice-lines"
import type { ClaimedNotice } from "../sql/notices"
import type { Punctuality } from "./punctuality"
import type { World } from "./world"

const asLine = (line: NoticeLine, attached: boolean): MessageLine[] => {
  if (line.number === null || line.currency === null) return []
  const amount = (text: string | null) => formatAmount(parseAmount(text ?? "0", line.currency!) ?? 0n, line.currency!)
  return [
    {
      number: line.number,
      issueDate: line.issue_date!,
      dueDate: line.due_date!,
      currency: line.currency,
      amount: amount(line.amount),
      open: amount(line.open_amount),
      documentUrl: line.document_url,
      attached,
    },
  ]
}

/** The selling entity a notice speaks for. */
export const sellerOf = (world: World, notice: Pick<ClaimedNotice, "selling_entity">) => {
  const sellers = world.settings.selling_entities
  return sellers[notice.selling_entity ?? world.settings.default_selling_entity] ?? Object.values(sellers)[0]
}

/** Who is spoken to, who is responsible, what is open, and the merchant's own texts for it. */
export interface Material {
  readonly reached: Recipient | null
  readonly owner: Employee | null
  readonly shown: readonly NoticeLine[]
  readonly stored: readonly StoredText[]
  /** Files that go with the mail, by receivable. */
  readonly documents: ReadonlyMap<string, MailAttachment>
  /** Read only for texts that ask for it. */
  readonly punctuality: Punctuality | null
}

const orderNumberOf = (params: unknown): string | null => {
  const { order_number } = (params ?? {}) as { order_number?: unknown }
  return typeof order_number === "string" ? order_number : null
}

/** What a message is filled with: who is spoken to, about what, by whom. */
export function messageFor(
  world: World,
  about: Pick<ClaimedNotice, "text_key" | "business_date" | "selling_entity"> & { readonly params?: unknown },
  { reached, owner, shown, stored, documents, punctuality }: Material
): MessageInput {
  const last = reached?.last_payment ?? null
  const amount = last && formatAmount(parseAmount(last.amount, last.currency) ?? 0n, last.currency)
  return {
    textKey: about.text_key ?? "reminder_1",
    languages: [reached?.contact_language ?? null, reached?.language ?? null, world.settings.default_language],
    businessDate: about.business_date,
    accountName: reached?.name ?? "",
    contactName: reached?.contact_name ?? null,
    orderNumber: orderNumberOf(about.params),
    lines: shown.flatMap((line) => asLine(line, documents.has(line.receivable_id ?? ""))),
    contactPerson: owner?.name ?? null,
    seller: sellerOf(world, about),
    stored,
    standing: {
      customerSince: reached?.customer_since ?? null,
      status: reached?.status ?? null,
      onTimeStreak: punctuality?.onTimeStreak ?? null,
      averageDaysLate: punctuality?.averageDaysLate ?? null,
      lastPayment: last && { ...last, amount: amount ?? last.amount },
    },
  }
}
