import { defineFact } from "./define-fact"

/** ISO 4217 code of the receivable. */
export const currencyFact = defineFact({
  name: "currency",
  subject: "receivable",
  type: "text",
  immutable: true,
  label: { en: "currency", pl: "waluta", de: "Währung" },
  read: ({ receivable }) => receivable?.currency ?? null,
})
