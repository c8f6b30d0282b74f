import { defineFact } from "./define-fact"

/** Kind of document the receivable comes from. */
export const documentType = defineFact({
  name: "document_type",
  subject: "receivable",
  type: "text",
  choices: ["invoice", "order", "debit_note", "instalment"],
  immutable: true,
  label: { en: "document type", pl: "rodzaj dokumentu", de: "Belegart" },
  read: ({ receivable }) => receivable?.documentType ?? null,
})
