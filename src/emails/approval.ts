import { escapeHtml } from "./fill"

/** What a mail to those who approve says of a case. */
export interface ApprovalCase {
  readonly kind: "held_order" | "limit"
  readonly customer: string
  /** `null`: a limit that is none. */
  readonly amount: string | null
  readonly number: string | null
  readonly reason: string
  readonly link: string
  /** The link works until then, as a date of the language. */
  readonly until: string
}

type Say = (one: ApprovalCase) => string

interface ApprovalWords {
  readonly subject: Record<ApprovalCase["kind"], Say>
  readonly why: Say
  readonly open: string
  readonly nothing: Say
}

const WORDS: Readonly<Record<string, ApprovalWords>> = {
  en: {
    subject: {
      held_order: (one) => `Order ${one.number ?? ""} of ${one.customer} over ${one.amount} is held`,
      limit: (one) =>
        `${one.amount === null ? "Unlimited credit" : `A credit limit of ${one.amount}`} is proposed for ${one.customer}`,
    },
    why: (one) => `Reason: ${one.reason}.`,
    open: "Open the case",
    nothing: (one) => `The link opens the case until ${one.until}; it decides nothing.`,
  },
  pl: {
    subject: {
      held_order: (one) => `Zamówienie ${one.number ?? ""}, ${one.customer}, na ${one.amount} jest wstrzymane`,
      limit: (one) =>
        `Zaproponowano ${one.amount === null ? "kredyt bez limitu" : `limit kredytowy ${one.amount}`}: ${one.customer}`,
    },
    why: (one) => `Powód: ${one.reason}.`,
    open: "Otwórz sprawę",
    nothing: (one) => `Link otwiera sprawę do ${one.until}; o niczym nie decyduje.`,
  },
  de: {
    subject: {
      held_order: (one) => `Bestellung ${one.number ?? ""} von ${one.customer} über ${one.amount} ist angehalten`,
      limit: (one) =>
        `Für ${one.customer} ist ${one.amount === null ? "unbegrenzter Kredit" : `ein Kreditlimit von ${one.amount}`} vorgeschlagen`,
    },
    why: (one) => `Grund: ${one.reason}.`,
    open: "Fall öffnen",
    nothing: (one) => `Der Link öffnet den Fall bis ${one.until}; er entscheidet nichts.`,
  },
}

/** The mail to somebody who approves: what waits, why, and the way to it. */
export function approvalMail(one: ApprovalCase, language: string): { subject: string; html: string; text: string } {
  const words = WORDS[language] ?? WORDS.en
  const subject = words.subject[one.kind](one).replace(/\s+/g, " ")
  const [why, nothing] = [words.why(one), words.nothing(one)]
  const link = `<a href="${escapeHtml(one.link)}">${escapeHtml(words.open)}</a>`
  const html = [
    `<p>${escapeHtml(subject)}</p>`,
    `<p>${escapeHtml(why)}</p>`,
    `<p>${link}</p>`,
    `<p>${escapeHtml(nothing)}</p>`,
  ]
  return {
    subject,
    html: `<div style="font:14px/22px Helvetica,Arial,sans-serif;color:#18181b">${html.join("")}</div>`,
    text: [subject, why, `${words.open}: ${one.link}`, nothing].join("\n\n"),
  }
}
