import { Arena, emptyTables } from "../../harness/arena"
import type { ProviderOptions } from "../../harness/provider"
import type { ResolveTxt } from "../../src/adapters/check-mail"
import { checkSetUp, countTestMail, setUpProblems } from "../../src/adapters/set-up"
import { createPolicy } from "../../src/modules/arms/commands/policy"
import { execute, runInFunnel } from "../../src/modules/arms/commands/funnel"
import { takeMailEvent } from "../../src/modules/arms/run/mail-events"
import { serverUrl } from "../lib/engine"

jest.setTimeout(120_000)

const CALLER = { actor: "user:1", reason: "test" }
const VERIFIED = [{ name: "shop.example", status: "verified" }]
const nothing = Object.assign(new Error("queryTxt ENOTFOUND"), { code: "ENOTFOUND" })

/** A resolver that knows these names. */
const dns =
  (records: Record<string, string[][]>): ResolveTxt =>
  async (name) => {
    if (!(name in records)) throw nothing
    return records[name]
  }

const GOOD = dns({ "_dmarc.shop.example": [["v=spf1 -all"], ["v=DMARC1; ", "p=reject"]] })

describe("P33 nothing goes live before e-mail is set up", () => {
  let arena: Arena
  let reports = 0

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "set_up", 1)
  })
  afterAll(() => arena.close())

  beforeEach(async () => {
    await emptyTables(arena.tool)
    await arena.rows(`insert into arms_settings (id, value) values ('arms', '{}')`)
    await runInFunnel(arena.tool.host, "create_policy", {}, CALLER, (context) =>
      createPolicy(context, { preset: "standard" })
    )
    arena.tool.host.mailProblems = () => setUpProblems(arena.tool.host, sender())
  })

  const sender = () => arena.ports().mailSender!
  const finish = (input: object = {}) => execute(arena.tool.host, "finish_set_up", input, CALLER)
  const check = (options: ProviderOptions, resolve = GOOD) => {
    arena.provider.reset(options)
    return checkSetUp(arena.tool.host, sender(), "me@shop.example", CALLER, resolve)
  }
  const reported = (type: string) => {
    const [entry] = arena.provider.journal.entries.filter((one) => one.outcome === "accepted")
    const raw = JSON.stringify({ type, data: { email_id: entry.mails[0].id, to: ["me@shop.example"] } })
    return takeMailEvent(arena.tool.host, `report-${reports++}`, raw)
  }

  const WRONG: [string, ProviderOptions, ResolveTxt, RegExp][] = [
    [
      "domain not verified",
      { domains: [{ name: "shop.example", status: "pending" }] },
      GOOD,
      /has not verified the domain shop\.example: it is pending\./,
    ],
    [
      "another domain verified",
      { domains: [{ name: "other.example", status: "verified" }] },
      GOOD,
      /has not verified the domain shop\.example: it is unknown to it\./,
    ],
    [
      "no DMARC",
      { domains: VERIFIED },
      dns({ "_dmarc.shop.example": [["v=spf1 -all"]] }),
      /has no DMARC record: expected a TXT record at _dmarc\.shop\.example/,
    ],
    [
      "sender refused",
      {
        domains: VERIFIED,
        fault: () => ({
          kind: "error",
          status: 403,
          name: "validation_error",
          message: "You can only send to yourself",
        }),
      },
      GOOD,
      /did not take a test mail from Accounting <billing@shop\.example>: .*only send to yourself/,
    ],
  ]

  it.each(WRONG)("%s: named, and set-up does not end", async (_name, options, resolve, sentence) => {
    expect(await check(options, resolve)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]))
    await expect(finish()).rejects.toThrow(sentence)
    const [{ value }] = await arena.rows<{ value: string | null }>(`select live_since as value from arms_settings`)
    expect(value).toBeNull()
  })

  it("unchecked, then on its way, then delivered: set-up ends", async () => {
    await expect(finish()).rejects.toThrow("Mail is not ready: The e-mail set-up has not been checked yet")
    expect(await check({ domains: VERIFIED })).toEqual([
      expect.stringMatching(/^A test mail to me@shop\.example has not been reported as delivered/),
    ])
    await expect(finish()).rejects.toThrow("has not been reported as delivered")
    await reported("email.delivered")
    expect((await finish()).result).toMatchObject({ live_since: expect.any(String) })
  })

  it("a test mail that bounced is named, whatever is reported after it", async () => {
    await check({ domains: VERIFIED })
    await reported("email.bounced")
    await reported("email.delivered")
    await expect(finish()).rejects.toThrow("A test mail to me@shop.example was not delivered: bounced.")
  })

  it("a person may take it on himself; the register keeps what stood against it", async () => {
    const { result } = await finish({ despite_mail_problems: true })
    expect(result).toMatchObject({ despite: [expect.stringContaining("has not been checked yet")] })
  })

  it("B-G2 a key that may only send: the test mail proves the domain; DNS out of reach is told apart from no record", async () => {
    expect(await check({ sendingOnly: true })).toEqual([expect.stringContaining("has not been reported as delivered")])
    const out: ResolveTxt = async () => {
      throw Object.assign(new Error("x"), { code: "ETIMEOUT" })
    }
    expect(await check({ domains: VERIFIED }, out)).toContain(
      "The DMARC record of shop.example could not be looked up (ETIMEOUT): try again."
    )
    arena.provider.keyIsGood = false
    expect((await checkSetUp(arena.tool.host, sender(), "me@shop.example", CALLER, GOOD)).join(" ")).toMatch(
      /The provider answered 401: API key is invalid/
    )
  })

  it("§4 attack 15 the sixth test mail of a day to an address is refused, others are not", async () => {
    const test = (to: string) => countTestMail(arena.tool.host, to, CALLER)
    for (let sent = 0; sent < 5; sent++) await test("me@shop.example")
    await expect(test("ME@shop.example")).rejects.toThrow(
      'to is "ME@shop.example": expected at most 5 test mails to an address in a day.'
    )
    await expect(test("you@shop.example")).resolves.toBeUndefined()
  })
})
