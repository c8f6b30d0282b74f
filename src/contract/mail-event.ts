import { z } from "@medusajs/framework/zod"

const tags = z.union([
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((list) => Object.fromEntries(list.map((tag) => [tag.name, tag.value]))),
  z.record(z.string(), z.string()),
])

/** A report of the mail provider, as far as ARMS reads it; what else it holds is left alone. */
export const mailEventSchema = z.object({
  type: z.string({ error: "expected the type of the event" }).min(1).max(100),
  created_at: z.iso.datetime({ offset: true, error: "expected an instant" }).optional(),
  data: z.object(
    {
      email_id: z.string({ error: "expected the provider's id" }).max(200).optional(),
      to: z
        .array(z.string({ error: "expected addresses" }).max(320))
        .max(50)
        .optional(),
      tags: tags.optional(),
      bounce: z.object({ type: z.string().max(50).optional() }).optional(),
    },
    { error: "expected an object" }
  ),
})

/** See {@link mailEventSchema}. */
export type MailEvent = z.infer<typeof mailEventSchema>

/**
 * What a report says of a mail, least to most: a later rank stays, whatever order they come in.
 * `delivery_delayed` and what is below prove that the provider has taken the mail.
 */
export const DELIVERY_RANK: Readonly<Record<string, number>> = {
  "email.scheduled": 1,
  "email.sent": 2,
  "email.delivery_delayed": 3,
  "email.delivered": 4,
  "email.failed": 5,
  "email.suppressed": 6,
  "email.bounced": 7,
  "email.complained": 8,
}
