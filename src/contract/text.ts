import { z } from "@medusajs/framework/zod"
import { DOCUMENT_WAYS, saysSomething, textProblem } from "../operations/text"
import { id, integer, reason, text } from "./primitives"

const MAX_TEXT = 20_000
const MAX_VARIABLES = 200

const checked = (max: number) =>
  text(max).superRefine((value, ctx) => {
    const problem = textProblem(value)
    if (problem) ctx.addIssue({ code: "custom", message: problem })
  })

const subject = checked(200)
  .refine((value) => !/[\r\n]/.test(value), { error: "expected one line" })
  .refine(saysSomething, { error: "expected words of its own: every variable in it may be empty" })

const paragraphs = z.array(checked(4000)).max(20, { error: "expected at most 20 paragraphs" })

/** A message text as the merchant writes it: text nodes only, no markup, no logic (D13). */
export const textContentSchema = z
  .strictObject({
    subject,
    greeting: checked(400),
    before: paragraphs,
    after: paragraphs,
    closing: checked(400),
    document: z.enum(DOCUMENT_WAYS, { error: `expected one of ${DOCUMENT_WAYS.join(", ")}` }).default("linked"),
  })
  .superRefine((content, ctx) => {
    const all = [content.subject, content.greeting, ...content.before, ...content.after, content.closing].join("\n")
    if (all.length > MAX_TEXT)
      ctx.addIssue({ code: "custom", message: `expected at most ${MAX_TEXT} characters together` })
    if (all.split("{{").length > MAX_VARIABLES)
      ctx.addIssue({ code: "custom", message: `expected at most ${MAX_VARIABLES} variables` })
  })

/** Key and language of a text, in a path. */
export const textPathSchema = z.strictObject({
  key: id,
  language: z.enum(["en", "pl", "de"], { error: "expected en, pl or de" }),
})

/** A change of a text, with the version it was made on; 0: there was none of the merchant's yet. */
export const textChangeSchema = z.strictObject({
  content: textContentSchema,
  reason,
  version: integer(0, 1_000_000).optional(),
})

/** A text to be seen as a customer would get it: as it is, or as it would be with this content. */
export const textPreviewSchema = z.strictObject({
  key: id,
  account_id: id,
  content: textContentSchema.optional(),
  /** Instead of the language the account is written to. */
  language: z.enum(["en", "pl", "de"], { error: "expected en, pl or de" }).optional(),
  /** Only these of what is open. */
  receivable_ids: z.array(id).max(200, { error: "expected at most 200 ids" }).optional(),
})

const address = z.email({ error: "expected an e-mail address" }).max(254)

/** The same, sent to somebody. */
export const textTestSchema = textPreviewSchema.extend({ to: address })

/** Where the test mail of a set-up check goes. */
export const mailCheckSchema = z.strictObject({ to: address })
