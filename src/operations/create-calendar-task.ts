import { defineOperation } from "./define-operation"

/** Puts work into an employee's calendar; further receivables join the open one. */
export const createCalendarTask = defineOperation({
  kind: "create_calendar_task",
  group: "calendar",
  channel: null,
  subjects: ["receivable", "account"],
  label: { en: "Create calendar task", pl: "Utwórz zadanie w kalendarzu", de: "Kalenderaufgabe anlegen" },
  params: {
    kind: {
      type: "choice",
      choices: ["call", "visit", "letter", "check"],
      default: "call",
      label: { en: "Kind", pl: "Rodzaj", de: "Art" },
    },
    text: { type: "text", max: 60, default: "call_after_due", label: { en: "Text", pl: "Tekst", de: "Text" } },
  },
})
