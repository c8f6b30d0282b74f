import { addDays, type CalendarDate } from "../src/domain"
import type { PaymentInput, ReceivableInput } from "../src/contract/commands"
import { importReceivables } from "../src/modules/arms/commands/import-receivables"
import { importPayments, paymentsReported } from "../src/modules/arms/commands/import-payments"
import { nothingImported, type ImportOptions } from "../src/modules/arms/commands/import"
import { execute, runInFunnel } from "../src/modules/arms/commands/funnel"
import { performDue } from "../src/modules/arms/run/deliver"
import { runToday, type EngineHost } from "../src/modules/arms/run/engine"
import type { Totals } from "../src/modules/arms/run/decide-accounts"
import { setTestClock } from "../src/modules/arms/sql/clock"
import type { Ports } from "../src/operations"

/** What a replay feeds, by day. */
export interface DayFeed {
  readonly receivables: ReadonlyMap<string, readonly ReceivableInput[]>
  readonly payments: ReadonlyMap<string, readonly PaymentInput[]>
}

const CALLER = { actor: "replay", reason: "replay" }
const ZONE = "Europe/Berlin"
const OPTIONS: ImportOptions = { source: "ledger", opening: false, createAccounts: true }
const CHUNK = 1000

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, index) => list.slice(index * CHUNK, (index + 1) * CHUNK))

/** Moves the test clock to the morning of a day. */
export const setDay = (host: EngineHost, day: CalendarDate, time = "09:00") =>
  setTestClock(host.db(), ZONE, `${day} ${time}`)

/** Chooses a preset and finishes set-up the day before the first, unless that has been done. */
export async function prepare(host: EngineHost, preset: string, firstDay: CalendarDate): Promise<void> {
  await host.db().rows(`insert into arms_settings (id, value) values ('arms', '{}') on conflict do nothing`)
  await setDay(host, addDays(firstDay, -1))
  await execute(host, "choose_preset", { preset }, CALLER)
  await execute(host, "finish_set_up", {}, CALLER)
}

/** Feeds what became known on a day: documents issued, money received; the source has then reported. */
export async function feedDay(host: EngineHost, feed: DayFeed, day: CalendarDate): Promise<void> {
  const receivables = feed.receivables.get(day) ?? []
  const payments = feed.payments.get(day) ?? []
  await runInFunnel(host, "replay_day", { day }, CALLER, async (context) => {
    const imported = nothingImported()
    const lines = <T>(rows: readonly T[]) => rows.map((row, line) => ({ line, row }))
    for (const rows of chunks(receivables)) await importReceivables(context, OPTIONS, lines(rows), imported)
    for (const rows of chunks(payments)) await importPayments(context, OPTIONS, lines(rows), imported)
    await paymentsReported(context, OPTIONS.source, day)
    if (imported.refused.length > 0) throw new Error(`${day}: ${imported.refused[0].sentence}`)
    return { accountId: null, subject: "system", subjectId: "replay", result: { inserted: imported.inserted } }
  })
}

/** One day: feed, run, do. Answers the run's numbers. */
export async function replayDay(host: EngineHost, ports: Ports, feed: DayFeed, day: CalendarDate): Promise<Totals> {
  await setDay(host, day, "07:00")
  await feedDay(host, feed, day)
  await setDay(host, day)
  const run = await runToday(host, "replay")
  await performDue(host, ports)
  return run?.totals ?? {}
}
