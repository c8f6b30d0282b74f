import { defineOperation } from "./define-operation"
import { PermanentFailure } from "./ports"

/** Sends the plain text of a message through a further channel of the host, such as SMS. */
export const sendMessage = defineOperation({
  kind: "send_message",
  group: "message",
  channel: "sms",
  subjects: ["receivable", "account"],
  label: { en: "Send message (SMS)", pl: "Wyślij wiadomość (SMS)", de: "Nachricht senden (SMS)" },
  params: { text: { type: "text", max: 60, label: { en: "Text", pl: "Tekst", de: "Text" } } },
  perform: async (work, ports) => {
    if (!work.message) throw new PermanentFailure("The message has not been rendered.")
    return ports.deliver(work, work.message)
  },
})
