import type { TextContentResponse } from "../../../src/contract/text-answer"

/** A text as it is being written: paragraphs as one text, a blank line between two. */
export interface TextDraft {
  readonly subject: string
  readonly greeting: string
  readonly before: string
  readonly after: string
  readonly closing: string
  readonly document: "linked" | "attached" | "neither"
}

/** Pieces of a text, in the order of the mail. */
export const PIECES = ["subject", "greeting", "before", "after", "closing"] as const
/** See {@link PIECES}. */
export type Piece = (typeof PIECES)[number]

/** What is written when there is nothing yet. */
export const EMPTY: TextDraft = { subject: "", greeting: "", before: "", after: "", closing: "", document: "linked" }

/** A stored text, to be changed. */
export const draftOf = (content: TextContentResponse): TextDraft => ({
  ...content,
  before: content.before.join("\n\n"),
  after: content.after.join("\n\n"),
  document: content.document ?? "linked",
})

const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean)

/** What was written, as the API takes it. */
export const contentOf = (draft: TextDraft) => ({
  ...draft,
  before: paragraphs(draft.before),
  after: paragraphs(draft.after),
})

/** Which piece a refusal of the server is about: its sentence begins with the field, e.g. `content.before.1 is …`. */
export const pieceOf = (message: string | undefined): Piece | null =>
  PIECES.find((piece) => message?.startsWith(`content.${piece}`)) ?? null
