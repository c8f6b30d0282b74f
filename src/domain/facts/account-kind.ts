import { defineFact } from "./define-fact"

/** Company, private person or guest. */
export const accountKind = defineFact({
  name: "account_kind",
  subject: "account",
  type: "text",
  choices: ["company", "private", "guest"],
  label: { en: "kind of customer", pl: "rodzaj klienta", de: "Kundenart" },
  read: ({ view }) => view.account.kind,
})
