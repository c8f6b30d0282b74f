import { z } from "@medusajs/framework/zod"
import type { Terms } from "../domain"
import { integer } from "./primitives"

const percent = (most: number) => {
  const error = `expected a percentage above 0 and at most ${most}, with two decimals at most`
  return z
    .number({ error })
    .gt(0, { error })
    .lte(most, { error })
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error })
}
const days = integer(0, 365)

const parts = z
  .array(z.strictObject({ percent: percent(100), days }))
  .min(1, { error: "expected 1 to 24 instalments" })
  .max(24, { error: "expected 1 to 24 instalments" })
  .superRefine((list, ctx) => {
    const sum = list.reduce((total, part) => total + Math.round(part.percent * 100), 0)
    if (sum !== 10_000)
      ctx.addIssue({ code: "custom", message: `expected parts of 100 percent in all, not ${sum / 100}` })
    if (list.some((part, index) => index > 0 && part.days < list[index - 1].days))
      ctx.addIssue({ code: "custom", message: "expected parts in the order of their days" })
  })

/** Payment terms as they are given to an account, a customer group, an order, or as the default. */
export const termsSchema: z.ZodType<Terms> = z.strictObject({
  due: z.discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("net"), days }),
      z.strictObject({ kind: z.literal("end_of_month"), net_days: days.default(0), days: days.default(0) }),
      z.strictObject({ kind: z.literal("day_of_month"), net_days: days.default(0), day: integer(1, 31) }),
      z.strictObject({ kind: z.literal("instalments"), parts }),
    ],
    { error: "expected kind to be net, end_of_month, day_of_month or instalments" }
  ),
  discount: z
    .strictObject({ percent: percent(50), days })
    .nullable()
    .default(null),
}) as unknown as z.ZodType<Terms>
