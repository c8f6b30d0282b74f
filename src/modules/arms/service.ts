import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService, Modules } from "@medusajs/framework/utils"
import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import type { CalendarDate } from "../../domain"
import type { CommandName } from "../../contract/commands"
import type { Catalog } from "../../contract/task"
import type { Ports } from "../../operations"
import { execute, runInFunnel, type Executed, type Execution } from "./commands/funnel"
import type { CommandContext, Recorded } from "./commands/define-command"
import * as models from "./models"
import { catalogOf, checkOptions, isEnabled, type ArmsOptions } from "./options"
import { performDue } from "./run/deliver"
import { preview, runToday, wake, type EngineHost, type Preview } from "./run/engine"
import { readWorld, type World } from "./run/world"
import { dbOf, type Db } from "./sql/db"
import { startDoors } from "./start"
import type { RunRow } from "./sql/runs"
import type { ArmsEvent } from "./run/write-plans"

interface Container {
  readonly __pg_connection__: Knex
  readonly logger: Logger
  readonly [Modules.EVENT_BUS]?: IEventBusModuleService
}

/** Deadlock and serialisation failures are tried again (F21). */
const RETRYABLE = ["40P01", "40001"]
const TRIES = 3
const CHUNK_ACCOUNTS = 1000
const LEASE_SECONDS = 60

/**
 * State of ARMS and the one funnel for writes. What decides stands in `domain/`, every statement
 * in `sql/`, each write in `commands/`, the daily run in `run/`.
 */
export default class ArmsModuleService extends MedusaService(models) implements EngineHost {
  readonly catalog: Catalog
  readonly leaseSeconds: number
  readonly chunkSize = CHUNK_ACCOUNTS
  readonly options: ArmsOptions
  readonly logger: Logger
  private readonly knex: Knex
  private readonly bus: IEventBusModuleService | undefined

  constructor(container: Container, options: ArmsOptions = {}) {
    super(...(arguments as unknown as [Record<string, unknown>]))
    this.options = checkOptions(options as ArmsOptions & Record<string, unknown>)
    this.catalog = catalogOf(this.options)
    this.leaseSeconds = this.options.lease_seconds ?? LEASE_SECONDS
    this.knex = container.__pg_connection__
    this.logger = container.logger
    this.bus = container[Modules.EVENT_BUS]
  }

  /** Medusa calls it once every module, workflow and hook of host and plugins is loaded. */
  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (this.enabled) startDoors(this)
    },
  }

  /** Is ARMS switched on (option and environment)? */
  get enabled(): boolean {
    return isEnabled(this.options)
  }

  /** The shared connection, for reading. */
  db(): Db {
    return dbOf(this.knex)
  }

  /** Runs `work` in one transaction, again when the database asks for it. */
  async transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.knex.transaction((trx) => work(dbOf(trx as unknown as Knex)))
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

  /** Settings, clock and policies as they are now. */
  async world(): Promise<World> {
    return readWorld(this.db(), this.catalog)
  }

  /** Runs a command of the catalogue. */
  async execute<N extends CommandName>(name: N, input: unknown, execution: Execution): Promise<Executed> {
    return execute(this, name, input, execution)
  }

  /** Runs other work as a command: one transaction, register entry, holds, events. */
  async runCommand(name: string, input: unknown, execution: Execution, work: (context: CommandContext) => Promise<Recorded>): Promise<Executed> {
    return runInFunnel(this, name, input, execution, work)
  }

  /** What the short-period job calls: plans what is owed. */
  async wake(): Promise<RunRow | null> {
    return this.enabled ? wake(this) : null
  }

  /** Runs today now; again for what has changed since. */
  async runToday(actor: string): Promise<RunRow | null> {
    return this.enabled ? runToday(this, actor) : null
  }

  /** What a run would do. */
  async previewRun(asOf: CalendarDate | null): Promise<Preview> {
    return preview(this, asOf)
  }

  /** Does the planned work outside the database; answers how many notices were looked at. */
  async performDue(ports: Ports): Promise<number> {
    return this.enabled ? performDue(this, ports) : 0
  }
}
