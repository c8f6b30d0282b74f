import type { Texts } from "./shape"

const greeting = "Hello {{contact_name}},"
const closing = "With kind regards\n{{shop_name}}"

/** English. */
export const en: Texts = {
  messages: {
    thanks: {
      subject: "Thank you for your order ({{numbers}})",
      greeting,
      before: ["Thank you for your order. We are glad to work with you. For your records:"],
      after: [
        "Nothing is needed from you now. If anything about this document is not as it should be, just reply to this message.",
      ],
      closing,
    },
    before_due: {
      subject: "Due on {{oldest_due_date}}: {{total_open}}",
      greeting,
      before: ["A short note ahead of time, so that nothing is overlooked. The following will be due soon:"],
      after: [
        "If the payment is on its way already, there is nothing left to do. If something is unclear, please reply and we will sort it out.",
      ],
      closing,
    },
    reminder_1: {
      subject: "Reminder: {{total_open}} open",
      greeting,
      before: [
        "It may have slipped through in the daily rush: our books show the following as open past its due date.",
      ],
      after: [
        "Please transfer the open amount in the next days. If your payment has crossed with this message, please regard it as settled.",
        "Is there a reason why you have not paid? Just reply, we will look into it at once.",
      ],
      closing,
    },
    reminder_2: {
      subject: "Second reminder: {{total_open}} overdue",
      greeting,
      before: ["We have not received a payment for the following, although it is past due:"],
      after: [
        "Please pay the open amount within seven days, or tell us by return when we can expect it. If you do not agree with an amount, tell us which one and why.",
      ],
      closing,
    },
    reminder_3: {
      subject: "Urgent: {{total_open}} overdue since {{oldest_due_date}}",
      greeting,
      before: ["In spite of our reminders the following is still open:"],
      after: [
        "Please pay at once, or call us today so that we can agree on a way forward. As long as older amounts are open, we may have to ask for payment in advance for further orders.",
      ],
      closing,
    },
    statement: {
      subject: "Statement of account as of {{business_date}}",
      greeting,
      before: ["This is how your account stands with us today:"],
      after: ["This is for your information. If something differs from your books, please reply."],
      closing,
    },
    document_copy: {
      subject: "Your document once more: {{numbers}}",
      greeting,
      before: ["As agreed, here is once more what has not reached you:"],
      after: ["If anything is missing, or should go to another address, just reply to this message."],
      closing,
    },
    order_rejected: {
      subject: "We cannot carry out your order {{order_number}}",
      greeting,
      before: [
        "Thank you for your order {{order_number}}. We are sorry that we cannot carry it out at present. It is cancelled; nothing has to be paid for it.",
        "This is open on your account today:",
      ],
      after: [
        "Once it is settled you are welcome to order again. If you would rather pay in advance, or if something is unclear, just reply to this message.",
      ],
      closing,
    },
  },
  work: {
    call_before_due: "Call before the due date: has the invoice arrived, is anything unclear, will it be paid on time?",
    call_after_due: "Call about overdue receivables: when will it be paid, is there a reason it has not been?",
    address_does_not_work: "Mail to this customer does not arrive: call and ask for an address that works.",
    credit_limit_near:
      "An order has come close to the credit limit of this customer, or above it: look at limit and open items.",
    credit_review_due:
      "Review the credit limit of this customer: payment history, exposure, and whether the amount still fits.",
  },
  words: {
    number: "Document",
    issued: "Issued",
    due: "Due",
    amount: "Amount",
    open: "Open",
    total: "Total open",
    pay_to: "Bank account",
    reference: "Payment reference",
    more: "… and {{more}} further documents",
    unsubscribe: {
      title: "Unsubscribe",
      question:
        "Do you no longer want to receive thanks, reminders before the due date and statements at this address?",
      demands: "Messages about payments that are due are part of the contract and are still sent.",
      button: "Unsubscribe",
      done: "Done: you will not receive them any more.",
    },
    order_held: "Goods of this order may not leave yet: the order is held. See the hold queue of accounts receivable.",
    no_terms:
      "Buying on account is not available to you. Please choose another way to pay, or ask our accounting department.",
    credit_exceeded:
      "This order would exceed the credit limit of your company. Please pay open invoices, order less, or pay this order in advance; our accounting department will gladly help.",
    cannot_check: "Your order cannot be checked at the moment. Please try again in a few minutes.",
    checkout_blocked:
      "Orders on account are paused for your company because of open invoices. Please settle them or pay this order in advance; our accounting department will gladly help.",
  },
}
