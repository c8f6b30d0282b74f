import { createHmac } from "crypto"
import { randomOf } from "../../../../harness/random"
import { checkWebhook, isSecret } from "../webhook"

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
const OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
/** The instant of the specification's example. */
const AT = 1614265330
const BODY = '{"test": 2432232314}'

const sign = (secret: string, id: string, at: number | string, body: string) =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
    .update(`${id}.${at}.${body}`)
    .digest("base64")}`

const headers = (over: Record<string, string | undefined> = {}, prefix = "webhook") => ({
  [`${prefix}-id`]: ID,
  [`${prefix}-timestamp`]: String(AT),
  [`${prefix}-signature`]: sign(SECRET, ID, AT, BODY),
  ...over,
})

const check = (given: Record<string, string | undefined>, body: string | Buffer = BODY, secrets = [SECRET]) =>
  checkWebhook(given, Buffer.from(body as string), secrets)

describe("signed reports of the provider (P15)", () => {
  beforeAll(() => jest.useFakeTimers({ now: AT * 1000 }))
  afterAll(() => jest.useRealTimers())

  it("the specification's own example", () => {
    const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    expect(sign(SECRET, ID, AT, BODY)).toBe(signature)
    expect(check(headers({ "webhook-signature": signature }))).toEqual({ id: ID })
  })

  it("the provider's own header names", () => {
    expect(check(headers({}, "svix"))).toEqual({ id: ID })
  })

  const good = sign(SECRET, ID, AT, BODY)
  const REFUSED: [string, Record<string, string | undefined>, string | undefined, number][] = [
    ["B-W1 id missing", { "webhook-id": undefined }, undefined, 400],
    ["B-W1 time missing", { "webhook-timestamp": undefined }, undefined, 400],
    ["B-W1 signature missing", { "webhook-signature": undefined }, undefined, 400],
    ["B-W1 id empty", { "webhook-id": "" }, undefined, 400],
    ["B-W2 bad base64", { "webhook-signature": "v1,%%%" }, undefined, 401],
    ["B-W2 other version only", { "webhook-signature": good.replace("v1,", "v2,") }, undefined, 401],
    ["B-W2 cut to 8 characters", { "webhook-signature": good.slice(0, 11) }, undefined, 401],
    ["B-W2 empty after v1,", { "webhook-signature": "v1," }, undefined, 401],
    ["B-W3 time hello", { "webhook-timestamp": "hello" }, undefined, 401],
    ["B-W3 time -1", { "webhook-timestamp": "-1" }, undefined, 401],
    [
      "B-W3 +301 s",
      { "webhook-timestamp": String(AT + 301), "webhook-signature": sign(SECRET, ID, AT + 301, BODY) },
      undefined,
      401,
    ],
    [
      "B-W3 −301 s",
      { "webhook-timestamp": String(AT - 301), "webhook-signature": sign(SECRET, ID, AT - 301, BODY) },
      undefined,
      401,
    ],
    ["B-W4 one space added", {}, `${BODY} `, 401],
    ["B-W4 re-serialised", {}, '{"test":2432232314}', 401],
    ["another secret", { "webhook-signature": sign(OTHER, ID, AT, BODY) }, undefined, 401],
    ["another id", { "webhook-id": "msg_other" }, undefined, 401],
  ]

  it.each(REFUSED)("%s", (_name, over, body, status) => {
    expect(check(headers(over), body)).toMatchObject({ status })
  })

  it("B-W5 two signatures during a rotation; the old secret and the new one", () => {
    const both = `${sign(OTHER, ID, AT, BODY)} ${good}`
    expect(check(headers({ "webhook-signature": both }))).toEqual({ id: ID })
    expect(check(headers(), BODY, [OTHER, SECRET])).toEqual({ id: ID })
  })

  it("no secret: nothing passes", () => {
    expect(check(headers(), BODY, [])).toMatchObject({ status: 401 })
  })

  it("B-W10 an empty secret is none", () => {
    expect(["", "whsec_", SECRET].map(isSecret)).toEqual([false, false, true])
  })

  it("2,000 forgeries: every one refused", () => {
    const random = randomOf(20)
    const flip = (text: string) => {
      const at = Math.floor(random() * text.length)
      const other = String.fromCharCode(33 + Math.floor(random() * 90))
      return text[at] === other ? `${text}!` : text.slice(0, at) + other + text.slice(at + 1)
    }
    let refused = 0
    for (let n = 0; n < 2000; n++) {
      const which = n % 4
      const given = headers({
        ...(which === 0 ? { "webhook-signature": `v1,${flip(good.slice(3))}` } : {}),
        ...(which === 1 ? { "webhook-id": flip(ID) } : {}),
        ...(which === 2 ? { "webhook-timestamp": String(AT + 1 + (n % 299)) } : {}),
      })
      if ("status" in check(given, which === 3 ? flip(BODY) : BODY)) refused++
    }
    expect(refused).toBe(2000)
  })
})
