import { defineOperation } from "./define-operation"

/** While its conditions hold the account may not order: a state, not an event. */
export const blockOrdering = defineOperation({
  kind: "block_ordering",
  group: "hold",
  channel: null,
  subjects: ["receivable", "account"],
  label: { en: "Block ordering", pl: "Zablokuj zamawianie", de: "Bestellungen sperren" },
  params: {
    strength: {
      type: "choice",
      choices: ["on_credit", "all_orders"],
      default: "on_credit",
      label: { en: "Strength", pl: "Siła", de: "Stärke" },
    },
  },
})
