import { z } from "@medusajs/framework/zod"
import { oneOf, text } from "./primitives"

/** Lists that can be kept as they are narrowed. */
export const VIEWED_LISTS = ["register", "receivables", "customers", "work"] as const
/** See {@link VIEWED_LISTS}. */
export type ViewedList = (typeof VIEWED_LISTS)[number]

/** Which list's views. */
export const savedViewsQuery = z.strictObject({ list: oneOf(VIEWED_LISTS) })

/** A list as it is narrowed now, under a name; a name one has used already stands for the new one. */
export const savedViewSchema = z.strictObject({
  list: oneOf(VIEWED_LISTS),
  name: text(60),
  /** What stands in the address behind the question mark. */
  query: z
    .string()
    .max(1000, { error: "expected at most 1000 characters" })
    .regex(/^[\x20-\x7e]*$/, {
      error: "expected what stands in an address",
    }),
  is_shared: z.boolean({ error: "expected true or false" }).default(false),
})

/** A view of a list: one's own, or shared by somebody. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly is_shared: boolean
  readonly is_mine: boolean
}
