import {
  addDays,
  latestOf,
  parseAmount,
  type CalendarDate,
  type DecisionContext,
  type Minor,
  type OrderBecomes,
  type Policy,
  type Task,
} from "../../../domain"
import type { Catalog } from "../../../contract/task"
import { settingsSchema, type Settings } from "../../../contract/settings"
import { businessCalendarOf } from "../business-days"
import { readClock, type Clock } from "../sql/clock"
import type { Db } from "../sql/db"
import { allPolicies, type PolicyRow } from "../sql/policies"
import { ledgersStand } from "../sql/connectors"
import { lastGapEnd } from "../sql/runs"
import { paymentsReportedOn, readSettings } from "../sql/settings"

/** Surroundings of a run or command: settings, clock, policies, and what they mean for a decision. */
export interface World {
  readonly settings: Settings
  readonly settingsVersion: number
  /** `null`: a rehearsal, because set-up is not finished or the database has {@link World.moved}. */
  readonly liveSince: CalendarDate | null
  readonly moved: boolean
  readonly installationId: string | null
  readonly clock: Clock
  /** Paused today: a pause with a resume date ends by itself (E-52). */
  readonly paused: boolean
  readonly catalog: Catalog
  /** When an order becomes a receivable: as set, else with its invoice where a ledger elsewhere is connected. */
  readonly orderBecomes: OrderBecomes
  /** Connected ledgers whose facts are older than their merchant lets a run act on. */
  readonly tooOld: string | null
  readonly policies: ReadonlyMap<string, Policy>
  readonly defaultPolicy: Policy | null
  /** Decision context for a business date. */
  contextFor(asOf: CalendarDate): DecisionContext
}

const LONG_AGO = "1970-01-01" as CalendarDate

/** Stored settings with what was added to the schema since. */
export const settingsOf = (value: unknown): Settings => settingsSchema.parse(value ?? {})

/** Content of a policy version: a policy without the tasks that bind. */
export type PolicyDefinition = Omit<Policy, "binding_block_tasks">

const since = (task: Task, liveSince: CalendarDate | null): Task =>
  liveSince === null ? task : { ...task, on_since: latestOf(task.on_since, addDays(liveSince, 1)) }

/** A stored policy as decisions read it; a rehearsal's days are history (DESIGN §3.14). */
export function policyOf(row: PolicyRow, catalog: Catalog, liveSince: CalendarDate | null): Policy {
  const definition = row.definition as PolicyDefinition
  const binding = row.binding as PolicyDefinition
  const isBlock = (task: Task) => catalog.operations[task.operation.kind]?.group === "hold"
  return {
    ...definition,
    id: row.id,
    name: row.name,
    version: row.version,
    tasks: definition.tasks.map((task) => since(task, liveSince)),
    binding_block_tasks: binding.tasks.filter(isBlock),
  }
}

const tolerances = (settings: Settings): Record<string, Minor> =>
  Object.fromEntries(
    Object.entries(settings.tolerance).map(([currency, amount]) => [currency, parseAmount(amount, currency) ?? 0n])
  )

/** May anything leave at this moment? Read within the transaction of every attempt (F56, DESIGN §3.14). */
export async function maySend(db: Db): Promise<{ readonly allowed: boolean; readonly today: CalendarDate }> {
  const row = await readSettings(db)
  const settings = settingsOf(row.value)
  const { today } = await readClock(db, settings.time_zone)
  const resumed = settings.resume_on !== null && today >= settings.resume_on
  return { allowed: row.live_since !== null && !row.moved && (!settings.paused || resumed), today }
}

/** Reads the surroundings afresh. */
export async function readWorld(db: Db, catalog: Catalog): Promise<World> {
  const row = await readSettings(db)
  const settings = settingsOf(row.value)
  const clock = await readClock(db, settings.time_zone)
  const resumed = settings.paused && settings.resume_on !== null && clock.today >= settings.resume_on
  const paused = settings.paused && !resumed
  const pauseEnd = resumed ? addDays(settings.resume_on as CalendarDate, -1) : settings.last_pause_end
  const stored = await allPolicies(db)
  const policies = new Map(stored.map((policy) => [policy.id, policyOf(policy, catalog, row.live_since)]))
  const defaultId = stored.find((policy) => policy.is_default)?.id
  const reported = await paymentsReportedOn(db)
  const ledgers = await ledgersStand(db)
  const gapEnd = await lastGapEnd(db)
  return {
    settings,
    settingsVersion: row.version,
    liveSince: row.moved ? null : row.live_since,
    moved: row.moved,
    installationId: row.installation_id,
    clock,
    paused,
    catalog,
    orderBecomes: settings.order_becomes_receivable ?? (ledgers.connected ? "invoice" : "order_placed"),
    tooOld: ledgers.too_old,
    policies,
    defaultPolicy: defaultId ? (policies.get(defaultId) ?? null) : null,
    contextFor: (asOf) => ({
      calendar: businessCalendarOf(settings, asOf),
      tolerance: tolerances(settings),
      toleranceDays: settings.tolerance_days,
      historyDays: settings.history_days,
      earliestDemandDays: settings.earliest_demand_days,
      bookingLagDays: settings.booking_lag_days,
      // What is older than the merchant allows is as good as not reported: demands wait.
      paymentsReportedOn: ledgers.too_old === null ? reported : LONG_AGO,
      paused,
      lastPauseEnd: pauseEnd,
      lastGapEnd: gapEnd,
      operations: catalog.operations,
      facts: catalog.facts,
    }),
  }
}
