import { sentenceOf } from "../sentence"
import { termsSchema } from "../terms"

const problem = (input: unknown) => {
  const parsed = termsSchema.safeParse(input)
  return parsed.success ? null : sentenceOf(parsed.error, input)
}

describe("payment terms as input", () => {
  it("takes the four kinds, and a discount", () => {
    const net = { due: { kind: "net", days: 30 }, discount: { percent: 2, days: 10 } }
    expect(termsSchema.parse(net)).toEqual(net)
    expect(termsSchema.parse({ due: { kind: "end_of_month" } })).toEqual({
      due: { kind: "end_of_month", net_days: 0, days: 0 },
      discount: null,
    })
  })

  it.each([
    [{ due: { kind: "net", days: -1 } }, /due\.days is -1: expected a whole number between 0 and 365/],
    [{ due: { kind: "sometime" } }, /expected kind to be net, end_of_month, day_of_month or instalments/],
    [{ due: { kind: "day_of_month", day: 32 } }, /due\.day is 32: expected a whole number between 1 and 31/],
    [
      { due: { kind: "instalments", parts: [{ percent: 50, days: 0 }] } },
      /expected parts of 100 percent in all, not 50/,
    ],
    [
      {
        due: {
          kind: "instalments",
          parts: [
            { percent: 50, days: 30 },
            { percent: 50, days: 0 },
          ],
        },
      },
      /expected parts in the order of their days/,
    ],
    [
      { due: { kind: "net", days: 30 }, discount: { percent: 2.005, days: 10 } },
      /expected a percentage above 0 and at most 50, with two decimals at most/,
    ],
  ])("%j is refused in a sentence", (input, sentence) => {
    expect(problem(input)).toMatch(sentence)
  })
})
