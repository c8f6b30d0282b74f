import { STATUSES } from "../domain"
import { defineOperation } from "./define-operation"

/** Moves the account to another reliability status. */
export const setStatus = defineOperation({
  kind: "set_status",
  group: "status",
  channel: null,
  subjects: ["account"],
  label: { en: "Change status", pl: "Zmień status", de: "Status ändern" },
  params: {
    status: { type: "choice", choices: STATUSES, label: { en: "Status", pl: "Status", de: "Status" } },
  },
})
