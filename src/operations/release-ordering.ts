import { defineOperation } from "./define-operation"

/** Lifts an automatic hold early for some days; never a forced one. */
export const releaseOrdering = defineOperation({
  kind: "release_ordering",
  group: "release",
  channel: null,
  subjects: ["account"],
  label: { en: "Release ordering", pl: "Odblokuj zamawianie", de: "Bestellungen freigeben" },
  params: {
    days: { type: "integer", min: 1, max: 90, default: 7, label: { en: "Days", pl: "Dni", de: "Tage" } },
  },
})
