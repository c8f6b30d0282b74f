import { defineFact } from "./define-fact"

/** What is left to pay of the receivable after credits and cash in transit. */
export const openAmount = defineFact({
  name: "open_amount",
  subject: "receivable",
  type: "money",
  perCurrency: true,
  label: { en: "open amount", pl: "kwota otwarta", de: "offener Betrag" },
  read: ({ view, receivable }) => (receivable ? (view.owed.get(receivable.id)?.net ?? null) : null),
})
