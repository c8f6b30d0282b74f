import { MedusaError } from "@medusajs/framework/utils"
import {
  parseAmount,
  type AccountSnapshot,
  type CalendarDate,
  type HoldStrength,
  type Minor,
  type Reason,
  type ReceivableSnapshot,
  type Status,
  type StepRecord,
  type StepRecords,
  type Voice,
} from "../../domain"
import type { SnapshotRow } from "./sql/load-snapshots"

/** Database row ↔ snapshot: the only place that knows the order of the packed cells. */

/** An amount that is none fails its account: it must not count as nothing owed. */
function money(amount: unknown, currency: unknown): Minor {
  if (amount === null) return 0n
  const minor = parseAmount(String(amount), String(currency))
  if (minor === null)
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `An amount is ${String(amount)}: expected one with the decimals of ${String(currency)}.`
    )
  return minor
}

/** An account as its row has it, without anything that holds an amount. */
export const withoutMoney = (row: SnapshotRow): SnapshotRow => ({
  ...row,
  receivables: [],
  settled: [],
  volume: [],
  unapplied: [],
})

const day = (cell: unknown): CalendarDate | null => (cell === null ? null : (cell as CalendarDate))

interface OpenRecord {
  rounds: Record<string, { closed: number; lastOn: CalendarDate }>
  waiting: { reason: Reason; first: CalendarDate; last: CalendarDate }[]
}

/** Steps of every subject of the account: subject id → step → record. */
function recordsOf(row: SnapshotRow): Map<string, Record<string, OpenRecord>> {
  const bySubject = new Map<string, Record<string, OpenRecord>>()
  const recordOf = (subjectId: unknown, step: unknown): OpenRecord => {
    const records = bySubject.get(String(subjectId)) ?? {}
    bySubject.set(String(subjectId), records)
    return (records[String(step)] ??= { rounds: {}, waiting: [] })
  }
  for (const [subjectId, step, round, closed, lastOn] of row.steps) {
    recordOf(subjectId, step).rounds[String(round)] = { closed: Number(closed), lastOn: lastOn as CalendarDate }
  }
  for (const [subjectId, step, reason, first, last] of row.waiting) {
    recordOf(subjectId, step).waiting.push({
      reason: reason as Reason,
      first: first as CalendarDate,
      last: last as CalendarDate,
    } satisfies StepRecord["waiting"][number])
  }
  return bySubject
}

function receivableOf(
  cells: SnapshotRow["receivables"][number],
  accepted: boolean,
  steps: StepRecords,
  effective: EffectiveDueDate
): ReceivableSnapshot {
  const [id, number, documentType, issueDate, dueDate, originalDueDate, knownSince, opening, currency, amount, open] =
    cells
  const [
    sellingEntity,
    salesChannel,
    paymentMethod,
    round,
    settledOn,
    settledKnownOn,
    reopenedFrom,
    reopenedOn,
    orderDate,
  ] = cells.slice(11)
  return {
    id: String(id),
    number: String(number),
    documentType: documentType as ReceivableSnapshot["documentType"],
    orderDate: day(orderDate),
    issueDate: issueDate as CalendarDate,
    dueDate: effective(dueDate as CalendarDate),
    originalDueDate: originalDueDate as CalendarDate,
    knownSince: knownSince as CalendarDate,
    opening: opening === true && !accepted,
    currency: String(currency),
    amount: money(amount, currency),
    open: money(open, currency),
    sellingEntity: sellingEntity as string | null,
    salesChannel: salesChannel as string | null,
    paymentMethod: paymentMethod as string | null,
    round: Number(round),
    settledOn: day(settledOn),
    settledKnownOn: day(settledKnownOn),
    reopened:
      reopenedFrom === null ? null : { settledOn: reopenedFrom as CalendarDate, on: reopenedOn as CalendarDate },
    steps,
  }
}

const volumeOf = (row: SnapshotRow): AccountSnapshot["volume"] =>
  Object.fromEntries(
    row.volume.map(([currency, issued90, openBefore, open]) => [
      String(currency),
      { issued90: money(issued90, currency), openBefore: money(openBefore, currency), open: money(open, currency) },
    ])
  )

function statusOf(row: SnapshotRow, startStatus: Status, today: CalendarDate): AccountSnapshot["status"] {
  if (row.status === null) return { value: startStatus, since: today, periodId: `${row.id}:start`, first: true }
  const [value, since, periodId, first] = row.status
  return { value: value as Status, since: since as CalendarDate, periodId: String(periodId), first: first === true }
}

/** The day age counts from, for a due date as it stands on the document (E-12). */
export type EffectiveDueDate = (due: CalendarDate) => CalendarDate

/** A snapshot as the domain takes it. */
export function snapshotOf(
  row: SnapshotRow,
  startStatus: Status,
  today: CalendarDate,
  effective: EffectiveDueDate
): AccountSnapshot {
  const records = recordsOf(row)
  return {
    id: row.id,
    kind: row.kind,
    country: row.country,
    groups: row.groups,
    customerSince: day(row.customer_since),
    reachableBy: row.reachable,
    status: statusOf(row, startStatus, today),
    policySince: row.policy === null ? null : (row.policy[1] as CalendarDate),
    pinnedUntil: day(row.pinned_until),
    receivables: row.receivables.map((cells) =>
      receivableOf(cells, row.opening_accepted, records.get(String(cells[0])) ?? {}, effective)
    ),
    settled: row.settled.map(([dueDate, settledOn, currency, amount, opening]) => ({
      dueDate: effective(dueDate as CalendarDate),
      settledOn: settledOn as CalendarDate,
      currency: String(currency),
      amount: money(amount, currency),
      opening: opening === true && !row.opening_accepted,
    })),
    volume: volumeOf(row),
    unapplied: row.unapplied.map(([kind, currency, amount, receivableId]) => ({
      kind: kind as "credit" | "unapplied" | "in_transit",
      currency: String(currency),
      amount: money(amount, currency),
      receivableId: receivableId as string | null,
    })),
    blocks: row.blocks.map(([receivableId, from, until]) => ({
      receivableId: receivableId as string | null,
      from: from as CalendarDate,
      until: until as CalendarDate,
    })),
    exemptions: row.exemptions.map(([step, until]) => ({ step: String(step), until: until as CalendarDate })),
    contacts: row.contacts.map(([on, voice]) => ({ on: on as CalendarDate, voice: voice as Voice })),
    calendarTasks: row.calendar.map(([id, kind, side, receivableIds, lastDueDate, anyOpen]) => ({
      id,
      kind,
      side: side as "before" | "after",
      receivableIds,
      lastDueDate: day(lastDueDate),
      anyOpen,
    })),
    hold: row.hold === null ? null : { id: row.hold[0], strength: row.hold[1] as HoldStrength, causes: row.hold[2] },
    nextHold:
      row.next_hold === null
        ? null
        : { on: row.next_hold[0] as CalendarDate, strength: row.next_hold[1] as HoldStrength },
    silenced: row.silenced.flatMap(([causes, until]) =>
      causes.map((cause) => ({ cause, until: until as CalendarDate }))
    ),
    steps: records.get(row.id) ?? {},
  }
}
