import { defineFact } from "./define-fact"

/** Everything open, due or not, in the currency asked for. */
export const openSum = defineFact({
  name: "open_sum",
  subject: "account",
  type: "money",
  perCurrency: true,
  label: { en: "total open amount", pl: "suma otwarta", de: "offene Summe" },
  read: ({ view, currency }) => (currency === null ? null : (view.account.volume[currency]?.open ?? 0n)),
})
