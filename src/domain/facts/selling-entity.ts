import { defineFact } from "./define-fact"

/** Company of the merchant that issued the document. */
export const sellingEntity = defineFact({
  name: "selling_entity",
  subject: "receivable",
  type: "text",
  immutable: true,
  label: { en: "selling entity", pl: "podmiot sprzedający", de: "verkaufende Gesellschaft" },
  read: ({ receivable }) => receivable?.sellingEntity ?? null,
})
