import { z } from "@medusajs/framework/zod"
import { sentenceOf } from "../sentence"

const either = z.strictObject({
  what: z.union([
    z.strictObject({ preset: z.enum(["a", "b"], { error: "expected a or b" }), level: z.number().optional() }),
    z.strictObject({ name: z.string({ error: "expected a name" }), days: z.number({ error: "expected a number" }) }),
  ]),
})

const said = (input: unknown): string => sentenceOf(either.safeParse(input).error!, input)

describe("one plain sentence", () => {
  it.each([
    [{ what: { preset: "c" } }, 'what.preset is "c": expected a or b.'],
    [{ what: { name: "x", days: "many" } }, 'what.days is "many": expected a number.'],
    [{ what: { preset: "a", levle: 1 } }, 'Unrecognized fields in what: "levle".'],
  ])("of what may be either, that which was meant: %j", (input, sentence) => expect(said(input)).toBe(sentence))
})
