import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService, Modules } from "@medusajs/framework/utils"
import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import type { CalendarDate } from "../../domain"
import type { CommandName } from "../../contract/commands"
import type { Settings } from "../../contract/settings"
import type { Catalog } from "../../contract/task"
import type { Ports } from "../../operations"
import { execute, runInFunnel, type Executed, type Execution } from "./commands/funnel"
import { notAllowed, type CommandContext, type Recorded } from "./commands/define-command"
import { KnexHost } from "./host"
import * as models from "./models"
import { checkOptions, isEnabled, type ArmsOptions } from "./options"
import { readPlainDates } from "./plain-dates"
import { performDue } from "./run/deliver"
import { approve } from "./run/approval"
import { askForReviews } from "./run/ask-for-reviews"
import { preview, type Preview } from "./run/preview"
import { checkPlace } from "./run/place"
import { runNow, wake } from "./run/wake"
import { watchSilence } from "./run/watch"
import { tick } from "./sql/installation"
import { resumeAfterStart } from "./sql/senders"
import { takeMailEvent, type Taken } from "./run/mail-events"
import { openShop, OrderTurns } from "./run/order-turns"
import { previewTask, tryLookBack, type TriedChange } from "./run/try-task"
import { Readings } from "./run/readings"
import { Stop } from "./run/stop"
import { readWorld, type World } from "./run/world"
import type { RunRow } from "./sql/runs"
import { startDoors } from "./start"

interface Container {
  readonly __pg_connection__: Knex
  readonly logger: Logger
  readonly [Modules.EVENT_BUS]?: IEventBusModuleService
}

const WATCH_MS = 5 * 60_000

/**
 * State of ARMS and the one funnel for writes. What decides stands in `domain/`, every statement
 * in `sql/`, each write in `commands/`, the daily run in `run/`.
 */
export default class ArmsModuleService extends MedusaService(models) {
  readonly options: ArmsOptions
  readonly logger: Logger
  /** Connection and catalogue, for the engine. */
  readonly host: KnexHost
  /** Whose turn it is to work on an order. */
  readonly orders: OrderTurns
  /** Who asks the ledgers elsewhere. */
  readonly readings: Readings
  /** Settings as they were last read: what is to happen when the database cannot be asked. */
  lastSettings: Settings | null = null
  private readonly stop = new Stop()
  private watching: NodeJS.Timeout | undefined
  private performing: Promise<number> | undefined

  constructor(container: Container, options: ArmsOptions = {}) {
    super(container as unknown as Record<string, unknown>, options)
    readPlainDates(this)
    this.options = checkOptions(options as ArmsOptions & Record<string, unknown>)
    this.logger = container.logger
    this.host = new KnexHost(container.__pg_connection__, this.options, container.logger, container[Modules.EVENT_BUS])
    this.orders = new OrderTurns(this.host)
    this.readings = new Readings(this.host, this.logger, this.stop)
  }

  /** Medusa calls it once every module, workflow and hook of host and plugins is loaded. */
  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (!this.enabled) return
      startDoors(this)
      await this.quietly("place", () => checkPlace(this.host))
      await this.quietly("sender", () => resumeAfterStart(this.host.db(), "resend"))
      this.watching = setInterval(() => void this.quietly("watch", () => watchSilence(this.host)), WATCH_MS)
      this.watching.unref()
    },
    /** SIGTERM: what is under way is finished or handed back (P29). */
    onApplicationPrepareShutdown: async (): Promise<void> => {
      clearInterval(this.watching)
      this.stop.ask()
      await this.orders.close()
      await this.readings.close()
    },
  }

  /** Is ARMS switched on (option and environment)? */
  get enabled(): boolean {
    return isEnabled(this.options)
  }

  /** What tasks may be made of here. */
  get catalog(): Catalog {
    return this.host.catalog
  }

  /** Settings, clock and policies as they are now. */
  async world(): Promise<World> {
    const world = await readWorld(this.host.db(), this.catalog)
    this.lastSettings = world.settings
    return world
  }

  /** Runs a command of the catalogue. */
  async execute<N extends CommandName>(name: N, input: unknown, execution: Execution): Promise<Executed> {
    return execute(this.host, name, input, execution)
  }

  /** Runs other work as a command: one transaction, register entry, holds, events. */
  async runCommand(
    name: string,
    input: unknown,
    execution: Execution,
    work: (context: CommandContext) => Promise<Recorded | null>
  ): Promise<Executed> {
    return runInFunnel(this.host, name, input, execution, work)
  }

  /** What today's run would do before and after a change of a task that is not kept, and whom the task will come to. */
  async previewTask(...change: TriedChange) {
    return previewTask(this.host, ...change)
  }

  /** What the last 90 days would have been with a change of a task that is not kept. */
  async lookBack(...change: TriedChange) {
    return tryLookBack(this.host, ...change)
  }

  /** From today on the shop's orders are looked at; those placed before are an opening import. */
  async openShop(): Promise<void> {
    return openShop(this.host.db(), (await this.world()).clock.today)
  }

  /** What the short-period job calls: plans what is owed. */
  async wake(): Promise<RunRow | null> {
    if (!this.enabled) return null
    await tick(this.host.db())
    await checkPlace(this.host)
    const run = await wake(this.host)
    await askForReviews(this.host)
    await watchSilence(this.host)
    return run
  }

  /** What must not keep the application from starting or going on is said and let be. */
  private async quietly(what: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => this.logger.warn(`arms: ${what}: ${error.message}`))
  }

  /** Runs today now, or makes its plan where runs wait for approval; again for what has changed since. */
  async runNow(actor: string): Promise<RunRow | null> {
    return this.enabled ? runNow(this.host, actor) : null
  }

  /** Executes a plan that waits, exactly as it was seen. */
  async approveRun(id: string, planHash: string, actor: string): Promise<RunRow> {
    if (!this.enabled) throw notAllowed("ARMS is switched off: nothing is carried out.")
    return approve(this.host, id, planHash, actor)
  }

  /** What a run would do. */
  async previewRun(asOf: CalendarDate | null): Promise<Preview> {
    return preview(this.host, asOf)
  }

  /** Takes a checked report of the mail provider: once, in any order. */
  async takeMailEvent(id: string, raw: string): Promise<Taken> {
    return takeMailEvent(this.host, id, raw)
  }

  /**
   * Does the planned work outside the database; answers how many notices were looked at. One process does it
   * once at a time: a tick that comes while an earlier one waits for the provider joins it.
   */
  async performDue(ports: Ports): Promise<number> {
    if (!this.enabled) return 0
    this.performing ??= performDue(this.host, ports, this.stop).finally(() => (this.performing = undefined))
    return this.performing
  }
}
