/** What sending costs: `npm run bench -- --mail`. Ratios of interleaved rounds, as everywhere in this folder. */
import { render, toPlainText } from "@react-email/render"
import { createElement } from "react"
import { Arena } from "../harness/arena"
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

/** Mails a second between the first and the last request, as a share of 100 a request at the provider's rate. */
async function pipeline(arena: Arena, perSecond: number): Promise<void> {
  const MAILS = 3000
  await arena.refill(MAILS, { perSecond })
  await arena.rows(`insert into arms_sender (id, per_second) values ('resend', ?)`, [perSecond])
  await runToday(arena.tool.host, "bench")
  let statements = 0
  const count = () => void statements++
  arena.tool.knex.on("query", count)
  await arena.perform()
  arena.tool.knex.removeListener("query", count)
  const { entries } = arena.provider.journal
  const span = (entries[entries.length - 1].at - entries[0].at) / 1000
  const share = ((entries.length - 1) / span / perSecond) * 100
  const { refused } = arena.provider.journal.verdict()
  out(
    `${perSecond} requests a second: ${share.toFixed(0)} % of the ceiling (must 90), ${(statements / MAILS).toFixed(2)} statements a mail (must 3), ${refused} refusals`
  )
}

/** Three instances share the provider's limit. */
async function shared(arena: Arena, perSecond: number): Promise<void> {
  const MAILS = perSecond * 2500
  await arena.refill(MAILS, { perSecond })
  await arena.rows(`insert into arms_sender (id, per_second) values ('resend', ?)`, [perSecond])
  await runToday(arena.tool.host, "bench")
  const workers = [1, 2, 3].map(() => arena.worker({ leaseSeconds: 60 }))
  for (const worker of workers) await worker.until("ready")
  while (!(await arena.done())) await new Promise((resolve) => setTimeout(resolve, 100))
  for (const worker of workers) await worker.kill("SIGTERM")
  const { entries } = arena.provider.journal
  const span = (entries[entries.length - 1].at - entries[0].at) / 1000
  const { refused, doubled } = arena.provider.journal.verdict()
  const used = ((entries.length - refused - 1) / span / perSecond) * 100
  out(
    `three instances at ${perSecond} a second: ${used.toFixed(0)} % used (must 95), ${((refused / entries.length) * 100).toFixed(1)} % refused (must 1), ${doubled.length} double`
  )
}

/** Seconds to send the same mails with so many workers, the provider not limiting. */
async function withWorkers(arena: Arena, workers: number): Promise<number> {
  await arena.refill(6000)
  await arena.rows(`insert into arms_sender (id, per_second) values ('resend', 1000)`)
  await runToday(arena.tool.host, "bench")
  const started = Array.from({ length: workers }, () => arena.worker({ leaseSeconds: 60, env: { ARMS_TURNS: "told" } }))
  for (const worker of started) await worker.until("ready")
  const took = await seconds(() => Promise.all(started.map((worker) => worker.turn("go"))))
  for (const worker of started) await worker.kill()
  return took
}

const INPUT: MessageInput = {
  textKey: "reminder_1",
  languages: ["en"],
  businessDate: "2026-03-18",
  accountName: "Acme",
  contactName: "Anna",
  contactPerson: null,
  lines: Array.from({ length: 10 }, (_, n) => ({
    number: `INV-${n}`,
    issueDate: "2026-03-02",
    dueDate: "2026-03-16",
    currency: "EUR",
    amount: "100.00",
    open: "100.00",
  })),
  seller: { name: "Shop", address: "Street 1", bank_account: "DE00", phone: null, reply_to: null },
  stored: [],
  standing: { customerSince: null, status: null, lastPayment: null },
}

async function filling(): Promise<void> {
  const MAILS = 300
  const text = textsIn("en").messages.reminder_1
  await compileText(text, "en")
  await renderMessage(INPUT)
  const ratios: number[] = []
  for (let round = 0; round < 7; round++) {
    const fill = await seconds(async () => {
      for (let mail = 0; mail < MAILS; mail++) await renderMessage(INPUT)
    })
    const react = await seconds(async () => {
      for (let mail = 0; mail < MAILS; mail++) {
        const html = await render(createElement(Layout, { text, words: textsIn("en").words, language: "en" }))
        toPlainText(html)
      }
    })
    ratios.push(react / fill)
  }
  // React renders one line here, not ten: what is compared with is less than it would have to do.
  out(
    `filling HTML and text of a mail of ten lines is ${median(ratios).toFixed(0)} × faster than rendering React per mail (must 20)`
  )
}

async function main() {
  await filling()
  const arena = await Arena.open(process.env.DATABASE_URL ?? "", "bench_mail", 1)
  for (const perSecond of [2, 5]) await pipeline(arena, perSecond)
  for (const perSecond of [2, 5]) await shared(arena, perSecond)
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
