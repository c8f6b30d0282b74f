/** What sending costs: `npm run bench -- --mail`. Ratios of interleaved rounds, as everywhere in this folder. */
import { render, toPlainText } from "@react-email/render"
import { createElement } from "react"
import { Arena } from "../harness/arena"
import type { ProviderOptions } from "../harness/provider"
import { runToday } from "../src/modules/arms/run/engine"
import { compileText } from "../src/emails/compile"
import { Layout } from "../src/emails/layout"
import { renderMessage } from "../src/emails/render"
import { textsIn } from "../src/emails/texts"
import type { MessageInput } from "../src/operations"

const out = (line: string) => process.stdout.write(`${line}\n`)
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** SQL statements a mail, all of a run's sending counted. */
async function statements(arena: Arena): Promise<void> {
  const MAILS = 3000
  await ready(arena, MAILS, 1000)
  let seen = 0
  const count = () => void seen++
  arena.tool.knex.on("query", count)
  await arena.perform()
  arena.tool.knex.removeListener("query", count)
  out(`${(seen / MAILS).toFixed(2)} statements a mail (must 3)`)
}

/** Mails planned and due, the provider's limit known. */
async function ready(arena: Arena, mails: number, perSecond: number, options: ProviderOptions = {}): Promise<void> {
  await arena.refill(mails, options)
  await arena.rows(`insert into arms_sender (id, per_second) values ('resend', ?)`, [perSecond])
  await runToday(arena.tool.host, "bench")
}

/** Lets so many instances send at once what is planned; answers the seconds from their start to the last request. */
async function send(arena: Arena, instances: number): Promise<number> {
  const workers = Array.from({ length: instances }, () =>
    arena.worker({ leaseSeconds: 60, env: { ARMS_TURNS: "told" } })
  )
  for (const worker of workers) await worker.until("ready")
  const begun = Date.now()
  const turns = workers.map((worker) => worker.turn("go").catch(() => undefined))
  while (!(await arena.done())) await new Promise((resolve) => setTimeout(resolve, 100))
  for (const worker of workers) await worker.kill()
  await Promise.all(turns)
  const { entries } = arena.provider.journal
  return (entries[entries.length - 1].at - begun) / 1000
}

/** How much of the provider's limit instances use, from the first request to the last: 100 mails each. */
async function used(arena: Arena, instances: number, perSecond: number): Promise<void> {
  await ready(arena, perSecond * 3000, perSecond, { perSecond })
  await send(arena, instances)
  const { entries } = arena.provider.journal
  const { refused, doubled } = arena.provider.journal.verdict()
  const span = (entries[entries.length - 1].at - entries[0].at) / 1000
  const share = ((entries.length - refused - 1) / span / perSecond) * 100
  const many = instances === 1 ? "one instance" : `${instances} instances`
  out(
    `${many} at ${perSecond} requests a second: ${share.toFixed(1)} % of the ceiling (must ${instances === 1 ? 90 : 95}), ` +
      `${((refused / entries.length) * 100).toFixed(1)} % refused (must 1), ${doubled.length} double`
  )
}

/** What a request to a provider in another data centre takes at least. */
const FAR_MS = 300

/** Seconds to send the same mails with so many workers, the provider not limiting and as far away as providers are. */
async function withWorkers(arena: Arena, workers: number): Promise<number> {
  await ready(arena, 15_000, 1000, { delayMs: FAR_MS })
  return send(arena, workers)
}

const INPUT: MessageInput = {
  textKey: "reminder_1",
  languages: ["en"],
  businessDate: "2026-03-18",
  accountName: "Acme",
  contactName: "Anna",
  contactPerson: null,
  lines: [],
  seller: { name: "Shop", address: "Street 1", bank_account: "DE00", phone: null, reply_to: null, logo_url: null },
  stored: [],
  standing: { customerSince: null, status: null, onTimeStreak: null, averageDaysLate: null, lastPayment: null },
}

const withLines = (lines: number): MessageInput => ({
  ...INPUT,
  lines: Array.from({ length: lines }, (_, n) => ({
    number: `INV-${n}`,
    issueDate: "2026-03-02",
    dueDate: "2026-03-16",
    currency: "EUR",
    amount: "100.00",
    open: "100.00",
    documentUrl: null,
    attached: false,
  })),
})

/** The same mail, HTML and text, filled and rendered; React renders one line, whatever the mail has. */
async function filling(lines: number): Promise<void> {
  const MAILS = 300
  const text = textsIn("en").messages.reminder_1
  const input = withLines(lines)
  await compileText(text, "en")
  await renderMessage(input)
  const ratios: number[] = []
  for (let round = 0; round < 7; round++) {
    const fill = await seconds(async () => {
      for (let mail = 0; mail < MAILS; mail++) await renderMessage(input)
    })
    const react = await seconds(async () => {
      for (let mail = 0; mail < MAILS; mail++) {
        const html = await render(createElement(Layout, { text, words: textsIn("en").words, language: "en" }))
        toPlainText(html)
      }
    })
    ratios.push(react / fill)
  }
  out(`filling a mail of ${lines} lines is ${median(ratios).toFixed(0)} × faster than React with one line (must 20)`)
}

async function main() {
  for (const lines of [1, 10]) await filling(lines)
  const arena = await Arena.open(process.env.DATABASE_URL ?? "", "bench_mail", 1)
  await statements(arena)
  for (const instances of [1, 3]) for (const perSecond of [2, 5]) await used(arena, instances, perSecond)
  const ratios: number[] = []
  for (let round = 0; round < 3; round++) ratios.push((await withWorkers(arena, 1)) / (await withWorkers(arena, 2)))
  out(
    `two workers against one: ${median(ratios).toFixed(2)} × (must 1.2), rounds ${ratios.map((one) => one.toFixed(2)).join(", ")}`
  )
  await arena.close()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`\n✗ ${error.stack}\n`)
    process.exit(1)
  }
)
