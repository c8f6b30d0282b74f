import type { Logger } from "@medusajs/framework/types"
import { owedDate } from "../../../domain"
import type { ReceivableSource } from "../../../contract/source"
import { lastRunDate } from "../sql/runs"
import type { EngineHost } from "./engine"
import type { Stop } from "./stop"
import { syncSource, type Synced } from "./sync-sources"
import { within } from "./within"
import { readWorld } from "./world"

/** A tick waits no longer for sources; what is slow goes on meanwhile, and what it tells is evaluated the same day. */
const PATIENCE_MS = 20_000
/** Before the day's run a source is asked again when it was asked longer ago than this. */
const FRESH_MINUTES = 5

/** Readings of sources in this process: one at a time of each, and none that others wait for. */
export class Readings {
  private readonly running = new Map<string, Promise<Synced>>()

  constructor(
    private readonly host: EngineHost,
    private readonly logger: Pick<Logger, "warn">,
    private readonly stop: Stop,
    private readonly patienceMs = PATIENCE_MS
  ) {}

  /** Asks one source now, or joins the reading that is under way. */
  ask(source: ReceivableSource, atOnce = true): Promise<Synced> {
    const present = this.running.get(source.name)
    if (present) return present
    const reading = syncSource(this.host, source, { atOnce, stop: this.stop })
      .then((answer) => {
        if (answer.error) this.logger.warn(`arms: source ${answer.name}: ${answer.error}`)
        return answer
      })
      .finally(() => this.running.delete(source.name))
    this.running.set(source.name, reading)
    return reading
  }

  /** Asks those whose time has come; before the day's run all. A source that is slow or down delays itself alone. */
  async askDue(sources: readonly ReceivableSource[]): Promise<void> {
    if (sources.length === 0) return
    const { clock, settings } = await readWorld(this.host.db(), this.host.catalog)
    const owed = owedDate(clock, settings.run_at, await lastRunDate(this.host.db())) !== null
    const due = sources.map((source) => {
      const every = source.every_minutes ?? Infinity
      return owed && every > FRESH_MINUTES ? { ...source, every_minutes: FRESH_MINUTES } : source
    })
    const readings = due.map((source) => this.ask(source, false).catch(() => undefined))
    await within(Promise.all(readings), this.patienceMs, "A source").catch(() => undefined)
  }

  /** The process ends: what is under way stops behind its page (P29). */
  async close(): Promise<void> {
    await Promise.allSettled(this.running.values())
  }
}
