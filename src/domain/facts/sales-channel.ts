import { defineFact } from "./define-fact"

/** Sales channel the document came through. */
export const salesChannel = defineFact({
  name: "sales_channel",
  subject: "receivable",
  type: "text",
  immutable: true,
  label: { en: "sales channel", pl: "kanał sprzedaży", de: "Vertriebskanal" },
  read: ({ receivable }) => receivable?.salesChannel ?? null,
})
