import { defineFact } from "./define-fact"

/** Customer groups of the account's buyers. */
export const customerGroup = defineFact({
  name: "customer_group",
  subject: "account",
  type: "list",
  label: { en: "customer group", pl: "grupa klientów", de: "Kundengruppe" },
  read: ({ view }) => view.account.groups,
})
