import { defineFact } from "./define-fact"

/** ISO 3166 code of the account's country. */
export const country = defineFact({
  name: "country",
  subject: "account",
  type: "text",
  label: { en: "country", pl: "kraj", de: "Land" },
  read: ({ view }) => view.account.country,
})
