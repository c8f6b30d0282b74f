import { defineFact } from "./define-fact"

/** How the document is to be paid, where its source says so. */
export const paymentMethod = defineFact({
  name: "payment_method",
  subject: "receivable",
  type: "text",
  choices: ["on_account", "transfer", "advance", "cash_on_delivery", "card"],
  immutable: true,
  label: { en: "payment method", pl: "sposób płatności", de: "Zahlungsart" },
  read: ({ receivable }) => receivable?.paymentMethod ?? null,
})
