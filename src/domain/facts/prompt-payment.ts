import { daysBetween } from "../calendar-date"
import { defineFact } from "./define-fact"

const PROMPT_TERMS_DAYS = 3
const PROMPT_METHODS = ["advance", "transfer", "cash_on_delivery"]

/**
 * Payable in advance or by transfer, or due within 3 days of issue: the documents for which a word
 * "one week after issue" is not noise (DECIDING, presets).
 */
export const promptPayment = defineFact({
  name: "prompt_payment",
  subject: "receivable",
  type: "boolean",
  immutable: true,
  label: { en: "payable at once", pl: "płatne od razu", de: "sofort zahlbar" },
  read: ({ receivable }) => {
    if (!receivable) return null
    const { paymentMethod, issueDate, originalDueDate } = receivable
    if (paymentMethod !== null && PROMPT_METHODS.includes(paymentMethod)) return true
    return daysBetween(issueDate, originalDueDate) <= PROMPT_TERMS_DAYS
  },
})
