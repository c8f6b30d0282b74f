import { defineOperation } from "./define-operation"
import { PermanentFailure } from "./ports"

/** Sends an e-mail in the account's language; many lines of a run share one. */
export const sendEmail = defineOperation({
  kind: "send_email",
  group: "message",
  channel: "email",
  mail: true,
  subjects: ["receivable", "account"],
  label: { en: "Send e-mail", pl: "Wyślij e-mail", de: "E-Mail senden" },
  params: {
    text: { type: "text", max: 60, label: { en: "Text", pl: "Tekst", de: "Text" } },
    recipients: {
      type: "choice",
      choices: ["first", "billing", "sales", "all"],
      default: "first",
      label: { en: "Recipients", pl: "Odbiorcy", de: "Empfänger" },
    },
    copy: {
      type: "choice",
      choices: ["nobody", "sales", "owner"],
      default: "nobody",
      label: { en: "Copy to", pl: "Kopia do", de: "Kopie an" },
    },
    sender: {
      type: "choice",
      choices: ["shop", "owner"],
      default: "shop",
      label: { en: "Sent in the name of", pl: "W imieniu", de: "Absender" },
    },
  },
  perform: async (work, ports) => {
    if (!work.message) throw new PermanentFailure("The e-mail has no rendered message.")
    return ports.deliver(work, work.message)
  },
})
