import { checkOptions } from "../options"
import { ArmsResendService } from "../../../providers/resend/service"
import { settingsUpdateSchema } from "../../../contract/settings"
import { sentenceOf } from "../../../contract/sentence"

describe("options and settings that cannot be meant", () => {
  const OPTIONS: [string, Record<string, unknown>, RegExp][] = [
    ["B-G7 misspelt", { leaseSeconds: 5 }, /"leaseSeconds" is not one; did you mean "lease_seconds"\?/],
    ["B-G5 lease 0", { lease_seconds: 0 }, /lease_seconds is 0: expected a whole number between 1 and 3600/],
    ["B-G5 lease 1e6", { lease_seconds: 1e6 }, /between 1 and 3600/],
    [
      "public address without a scheme",
      { public_url: "shop.example" },
      /public_url is "shop.example": expected an address/,
    ],
  ]
  it.each(OPTIONS)("%s: refused at the start", (_name, options, sentence) => {
    expect(() => checkOptions(options)).toThrow(sentence)
  })

  const PROVIDER: [string, Record<string, unknown>, RegExp][] = [
    ["B-G2 no key", { channels: ["email"], from: "a@b.test" }, /api_key is missing: expected it as option or/],
    ["B-G1 no sender", { api_key: "re_x", channels: ["email"] }, /from is missing or no sender/],
    ["B-G1 sender with a line end", { api_key: "re_x", from: "A\r\nBcc: x <a@b.test>" }, /no sender/],
    [
      "B-W10 empty webhook secret",
      { api_key: "re_x", from: "a@b.test", webhook_secret: "whsec_" },
      /webhook_secret is empty/,
    ],
  ]
  it.each(PROVIDER)("%s: the provider refuses to start", (_name, options, sentence) => {
    const { RESEND_API_KEY: _key, RESEND_WEBHOOK_SECRET: _secret, ...rest } = process.env
    const before = process.env
    process.env = rest
    try {
      expect(() => ArmsResendService.validateOptions(options)).toThrow(sentence)
    } finally {
      process.env = before
    }
  })

  const seller = (over: Record<string, unknown>) => ({
    value: { selling_entities: { default: { name: "Shop", ...over } } },
  })
  const SETTINGS: [string, unknown, RegExp][] = [
    ["B-G1 brackets in the name", seller({ mail_from: 'A "B" <c> <a@b.test>' }), /expected a sender such as/],
    ["B-G1 line end", seller({ mail_from: "A\r\nBcc: x@y.test <a@b.test>" }), /expected a sender such as/],
    ["B-G3 logo by file:", seller({ logo_url: "file:///etc/passwd" }), /expected an https address/],
    [
      "B-G3 logo at an internal address",
      seller({ logo_url: "https://169.254.169.254/l.png" }),
      /expected an https address/,
    ],
    ["B-G3 logo on this machine", seller({ logo_url: "https://localhost/l.png" }), /expected an https address/],
    ["B-G6 a status of one's own", { value: { statuses: ["blue"] } }, /Unrecognized fields/],
    ["B-A8 run time", { value: { run_at: "8:00" } }, /expected HH:MM, 00:00–23:59/],
  ]
  it.each(SETTINGS)("%s: refused with a sentence", (_name, input, sentence) => {
    const parsed = settingsUpdateSchema.safeParse(input)
    expect(parsed.success ? "accepted" : sentenceOf(parsed.error, input)).toMatch(sentence)
  })

  it("B-G1 a good sender is kept", () => {
    expect(settingsUpdateSchema.safeParse(seller({ mail_from: "Accounting <billing@shop.test>" })).success).toBe(true)
  })
})
