import { defineOperation } from "./define-operation"
import { PermanentFailure } from "./ports"

/** Posts the notice, signed, to a URL of the merchant: letters, chat, a foreign system. */
export const callWebhook = defineOperation({
  kind: "call_webhook",
  group: "message",
  channel: null,
  repeatable: true,
  subjects: ["receivable", "account"],
  label: { en: "Call webhook", pl: "Wywołaj webhook", de: "Webhook aufrufen" },
  params: {
    url: { type: "url", label: { en: "Address", pl: "Adres", de: "Adresse" } },
    text: { type: "text", max: 60, default: "reminder_1", label: { en: "Text", pl: "Tekst", de: "Text" } },
  },
  perform: async (work, ports) => {
    if (typeof work.params.url !== "string") throw new PermanentFailure("The webhook has no address.")
    const { noticeId, accountId, businessDate, actionIds, message } = work
    return ports.post(work.params.url, work.key, {
      noticeId,
      accountId,
      businessDate,
      actionIds,
      text: message?.text ?? null,
    })
  },
})
