import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import type { Catalog } from "../../contract/task"
import { catalogOf, publicUrlOf, type ArmsOptions } from "./options"
import type { EngineHost } from "./run/engine"
import type { ArmsEvent } from "./run/write-plans"
import { dbOf, rowsKept, transactionOf, type Db } from "./sql/db"

/** Deadlock and serialisation failures are tried again (F21). */
const RETRYABLE = ["40P01", "40001"]
const TRIES = 3
const CHUNK_ACCOUNTS = 1000
const LEASE_SECONDS = 60
const STATEMENT_DEADLINE_MS = 30_000

/** The engine on a connection: in the module, and in tools that need no shop around it. */
export class KnexHost implements EngineHost {
  readonly catalog: Catalog
  readonly leaseSeconds: number
  readonly publicUrl: string | null
  readonly chunkSize: number = CHUNK_ACCOUNTS
  /** The door that knows the provider sets it; without a provider there is nothing to check. */
  mailProblems: () => Promise<readonly string[]> = async () => []
  protected readonly deadlineMs: number = STATEMENT_DEADLINE_MS

  constructor(
    private readonly knex: Knex,
    options: ArmsOptions,
    private readonly logger: Pick<Logger, "warn">,
    private readonly bus?: Pick<IEventBusModuleService, "emit">
  ) {
    this.catalog = catalogOf(options)
    this.leaseSeconds = options.lease_seconds ?? LEASE_SECONDS
    this.publicUrl = publicUrlOf(options)
  }

  db(): Db {
    return dbOf(this.knex, this.deadlineMs)
  }

  /** For questions that are asked all the time; see {@link rowsKept}. */
  keptDb(): Db {
    return { rows: (sql, bindings = []) => rowsKept(this.knex, this.deadlineMs, sql, bindings) }
  }

  /** Runs `work` in one transaction, again when the database asks for it. */
  async transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await transactionOf(this.knex, this.deadlineMs, work)
      } catch (error) {
        const code = (error as { code?: string }).code ?? ""
        if (tried >= TRIES || !RETRYABLE.includes(code)) throw error
      }
    }
  }

  /** Publishes events after a commit; a lost one delays others, it never loses (DESIGN §3.11). */
  async publish(events: readonly ArmsEvent[]): Promise<void> {
    if (events.length === 0 || !this.bus) return
    try {
      await this.bus.emit(events.map(({ name, data }) => ({ name, data })))
    } catch (error) {
      this.logger.warn(`arms: ${events.length} events could not be published (${(error as Error).message})`)
    }
  }
}
