import { Arena } from "../../harness/arena"
import { compileText } from "../../src/emails/compile"
import { textsIn } from "../../src/emails/texts"
import { saveText } from "../../src/modules/arms/commands/text"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { performDue } from "../../src/modules/arms/run/deliver"
import { runToday } from "../../src/modules/arms/run/engine"
import { command, serverUrl } from "../lib/engine"

jest.setTimeout(30_000)

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(1000, 32)])

describe("E-135 documents go with the mail by the text's choice", () => {
  let arena: Arena
  const asked: string[] = []

  beforeAll(async () => {
    arena = await Arena.open(serverUrl(), "documents", 1)
  })
  afterAll(() => arena.close())

  beforeEach(async () => {
    asked.length = 0
    await arena.refill(6)
    await arena.rows(
      `update arms_receivable r set document_url = 'https://shop.example/' || x.n || '.pdf'
         from (select id, row_number() over (order by id) as n from arms_receivable) x where x.id = r.id and x.n <= 3`
    )
  })

  /** Number 2 is missing, the others are PDFs. */
  const document = async (url: string) => {
    asked.push(url)
    return url.endsWith("/2.pdf") ? null : PDF
  }

  async function say(way: "attached" | "linked" | "neither") {
    const content = { ...textsIn("en").messages.reminder_1, document: way }
    for (const key of ["reminder_1", "reminder_2", "reminder_3", "before_due"]) {
      const text = { key, language: "en", content, compiled: await compileText(content, "en") }
      await runInFunnel(arena.tool.host, "save_text", {}, { actor: "user:1", reason: "test" }, (context) =>
        saveText(context, text)
      )
    }
    await runToday(arena.tool.host, "test")
    await performDue(arena.tool.host, { ...arena.ports(), document })
  }

  const bodies = () => arena.rows<{ html: string }>(`select html from arms_message order by id`)
  const requests = () => arena.provider.journal.entries.map((entry) => entry.path).sort()

  it("attached: each such mail alone with its file, the others in one batch; a missing file is linked instead", async () => {
    await say("attached")
    expect(await arena.outcome()).toMatchObject({
      notices: { sent: 6 },
      accepted: 6,
      doubled: 0,
      unsent: 0,
      otherBytes: 0,
    })
    expect(requests()).toEqual(["/emails", "/emails", "/emails", "/emails/batch"])
    const files = arena.provider.journal.mails.flatMap((mail) => mail.files)
    expect(files).toEqual([expect.stringMatching(/\.pdf 1009$/), expect.stringMatching(/\.pdf 1009$/)])
    expect((await bodies()).filter(({ html }) => html.includes("https://shop.example/")).length).toBe(1)
    expect(asked.length).toBe(3)
  })

  it("attached: repeated after an unknown outcome with the same bytes, the file not fetched again", async () => {
    arena.provider.options = { fault: ({ number }) => (number <= 2 ? { kind: "500", accepts: true } : null) }
    await say("attached")
    expect(await arena.outcome()).toMatchObject({ notices: { sent: 6 }, accepted: 6, doubled: 0, otherBytes: 0 })
    expect(asked.length).toBe(3)
  })

  it.each([
    ["linked", 3],
    ["neither", 0],
  ] as const)("%s: one batch, %i links, nothing is fetched", async (way, links) => {
    await say(way)
    expect(requests()).toEqual(["/emails/batch"])
    expect((await bodies()).filter(({ html }) => html.includes("https://shop.example/")).length).toBe(links)
    expect(asked).toEqual([])
  })

  it("texts that ask how punctually an account pays get the facts of the same names (R-24)", async () => {
    const [{ account_id }] = await arena.rows<{ account_id: string }>(
      `select account_id from arms_receivable order by id limit 1`
    )
    const content = {
      ...textsIn("en").messages.reminder_1,
      closing: "late {{average_days_late}} streak {{on_time_streak}}",
    }
    for (const key of ["reminder_1", "reminder_2", "reminder_3", "before_due"]) {
      const text = { key, language: "en", content, compiled: await compileText(content, "en") }
      await runInFunnel(arena.tool.host, "save_text", {}, { actor: "user:1", reason: "test" }, (context) =>
        saveText(context, text)
      )
    }
    const paid = {
      id: "arrec_paid",
      external_id: "paid",
      number: "PAID",
      issue_date: "2026-01-02",
      due_date: "2026-01-16",
      original_due_date: "2026-01-16",
    }
    await arena.rows(
      `insert into arms_receivable select (jsonb_populate_record(r, to_jsonb(r) || ?::jsonb)).* from arms_receivable r where account_id = ? limit 1`,
      [JSON.stringify(paid), account_id]
    )
    await command(arena.tool, "record_payment", {
      account_id,
      receivable_id: "arrec_paid",
      amount: "100.00",
      currency: "EUR",
      value_date: "2026-01-26",
    })
    await runToday(arena.tool.host, "test")
    await performDue(arena.tool.host, arena.ports())
    const [{ text }] = await arena.rows<{ text: string }>(
      `select text from arms_message where account_id = ? order by id desc limit 1`,
      [account_id]
    )
    expect(text).toMatch(/late 10 streak /)
  })
})
