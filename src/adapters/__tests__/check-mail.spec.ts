import { checkMail, type ResolveTxt } from "../check-mail"

const nothing: ResolveTxt = async () => {
  throw Object.assign(new Error("queryTxt ENOTFOUND"), { code: "ENOTFOUND" })
}
const states = (known: Record<string, string>) => ({
  domains: async () => ({ states: new Map(Object.entries(known)) }),
})

describe("P33 what would keep mails from arriving", () => {
  it("names what is wrong with each sender, not only with the first", async () => {
    const problems = await checkMail(states({ "a.example": "pending" }), ["A <x@a.example>", "y@b.example"], nothing)
    expect(problems.map((problem) => problem.replace(/: .*/, ""))).toEqual([
      "The provider has not verified the domain a.example",
      "The domain a.example has no DMARC record",
      "The provider has not verified the domain b.example",
      "The domain b.example has no DMARC record",
    ])
  })

  it("finds the DMARC record of a parent, never asks a top-level domain", async () => {
    const asked: string[] = []
    const resolve: ResolveTxt = async (name) => {
      asked.push(name)
      if (name !== "_dmarc.shop.example") return []
      return [["v=DMARC1; p=none"]]
    }
    expect(await checkMail(states({ "mail.shop.example": "verified" }), ["x@mail.shop.example"], resolve)).toEqual([])
    expect(asked).toEqual(["_dmarc.mail.shop.example", "_dmarc.shop.example"])
  })
})
