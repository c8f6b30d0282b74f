import { sourcePageSchema, type ReceivableSource } from "../../../contract/source"
import { sentenceOf } from "../../../contract/sentence"
import type { CalendarDate } from "../../../domain"
import { runInFunnel } from "../commands/funnel"
import { nothingImported, type Imported } from "../commands/import"
import { claimSource, endReading, moveCursor } from "../sql/sources"
import type { EngineHost } from "./engine"
import { newId } from "./ids"
import type { Stop } from "./stop"
import { addTo, idOf, recordOf, takeRows } from "./take-page"
import { followVanished, forgetVanishedRefusals } from "./vanish"
import { within } from "./within"
import { readWorld } from "./world"

const EVERY_MINUTES = 60
const PROBLEM_LENGTH = 500

/** What came of asking a source; `null` counts: it was not asked. */
export interface Synced {
  readonly name: string
  readonly imported: Imported | null
  readonly error: string | null
}

/** How a source is asked. */
export interface Asking {
  /** Whenever it was asked last. */
  readonly atOnce?: boolean
  readonly stop?: Stop
}

/** One reading of a source. */
class SourceReading {
  readonly imported = nothingImported()
  /** External ids of the rows that were told. */
  private readonly told = { receivables: new Set<string>(), payments: new Set<string>() }
  /** Everything there is was told. */
  whole = false

  constructor(
    private readonly host: EngineHost,
    private readonly source: ReceivableSource,
    private readonly opening: boolean,
    private readonly openedOn: CalendarDate
  ) {}

  async take(told: unknown): Promise<void> {
    const { host, source } = this
    const parsed = sourcePageSchema.safeParse(told)
    if (!parsed.success) throw new Error(sentenceOf(parsed.error, told))
    const page = parsed.data
    const options = {
      source: source.name,
      opening: this.opening,
      openedOn: this.openedOn,
      createAccounts: true,
      matches: source.matches === true,
    }
    const caller = { actor: "system", reason: `source ${source.name}` }
    let taken = nothingImported()
    await runInFunnel(host, "sync_source", { source: source.name, cursor: page.cursor }, caller, async (context) => {
      taken = await takeRows(context, options, page)
      await moveCursor(context.db, source.name, page.cursor, host.leaseSeconds)
      return recordOf(source.name, taken)
    })
    addTo(this.imported, taken)
    for (const row of page.receivables) this.told.receivables.add(idOf(row))
    for (const row of page.payments) this.told.payments.add(idOf(row))
    this.whole ||= page.whole
  }

  async end(): Promise<void> {
    if (!this.whole) return
    const { name, payments_only } = this.source
    for (const kind of ["receivables", "payments"] as const)
      await forgetVanishedRefusals(this.host, name, kind, this.told[kind])
    if (!payments_only) await followVanished(this.host, name, this.told.receivables)
  }
}

/** Pages of a source, each within a deadline: one that hangs must not keep anything waiting. */
async function* pagesOf(source: ReceivableSource, cursor: string | null, deadlineMs: number): AsyncGenerator<unknown> {
  const pages = source.read(cursor)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { value, done } = await within(pages.next(), deadlineMs, `The source ${source.name}`)
      if (done) return
      yield value
    }
  } finally {
    // It lets go of its connection when it can; nobody waits for that.
    void Promise.resolve(pages.return?.()).catch(() => undefined)
  }
}

/** Asks one source for what has changed, page by page; each page is a transaction of its own. */
export async function syncSource(host: EngineHost, source: ReceivableSource, asking: Asking = {}): Promise<Synced> {
  const { clock } = await readWorld(host.db(), host.catalog)
  const claimed = await claimSource(host.db(), {
    id: newId("arsrc"),
    name: source.name,
    openedOn: clock.today,
    everyMinutes: asking.atOnce ? 0 : (source.every_minutes ?? EVERY_MINUTES),
    leaseSeconds: host.leaseSeconds,
  })
  if (!claimed) return { name: source.name, imported: null, error: null }
  const reading = new SourceReading(host, source, claimed.synced_at === null, claimed.opened_on)
  const ended = async (error: string | null): Promise<Synced> => {
    await endReading(host.db(), source.name, { error, whole: error === null && reading.whole })
    return { name: source.name, imported: reading.imported, error }
  }
  try {
    for await (const page of pagesOf(source, claimed.cursor, host.leaseSeconds * 1000)) {
      await reading.take(page)
      if (asking.stop?.asked) return await ended("The process ended while it was read: another one goes on.")
    }
    await reading.end()
    return await ended(null)
  } catch (problem) {
    return ended(String((problem as Error).message ?? problem).slice(0, PROBLEM_LENGTH))
  }
}
