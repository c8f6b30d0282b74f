import { addDays, nextHold, type CalendarDate, type DecisionContext } from "../../../domain"
import { insertActions } from "../sql/actions"
import type { ActionRow } from "../sql/action-rows"
import type { Db } from "../sql/db"
import { changeHold, liftHolds, placeHolds, setNextHolds, silenceHold, type HoldChange } from "../sql/holds"
import type { Decided } from "./decide-accounts"
import { eventRow, type RunOf } from "./plan-rows"
import { newId } from "./ids"
import type { ArmsEvent } from "./write-plans"

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one))

interface HoldSheet {
  readonly placed: HoldChange[]
  readonly lifted: string[]
  readonly rows: ActionRow[]
  readonly events: ArmsEvent[]
}

/** Days an early release by a task lasts, when the account's status has such a task today. */
function releaseDays({ plan }: Decided): number | null {
  const release = plan.acts.find((act) => act.task.operation.kind === "release_ordering")
  return release ? Number(release.task.operation.params.days ?? 7) : null
}

async function applyOne(db: Db, run: RunOf, decided: Decided, sheet: HoldSheet): Promise<void> {
  const { snapshot, plan } = decided
  const { strength, causes } = plan.hold
  const facts = { causes, strength }
  const days = releaseDays(decided)
  if (snapshot.hold && days !== null) {
    const until = addDays(plan.asOf as CalendarDate, days)
    await silenceHold(db, snapshot.hold.id, plan.asOf, until)
    sheet.rows.push(
      eventRow(run, decided, {
        step: "hold:released",
        occurrence: snapshot.hold.id,
        operation: "release_ordering",
        reason: null,
        facts,
        result: { until },
      })
    )
    sheet.events.push({ name: "arms.account.released", data: { account_id: snapshot.id } })
  } else if (strength === null && snapshot.hold) {
    sheet.lifted.push(snapshot.hold.id)
    sheet.rows.push(
      eventRow(run, decided, {
        step: "hold:lifted",
        occurrence: snapshot.hold.id,
        operation: "block_ordering",
        reason: null,
        facts: { causes: snapshot.hold.causes },
        result: { lifted: true },
      })
    )
    sheet.events.push({ name: "arms.account.released", data: { account_id: snapshot.id } })
  } else if (strength !== null && !snapshot.hold) {
    const id = newId("arhol")
    sheet.placed.push({ id, account_id: snapshot.id, strength, causes, from_date: plan.asOf, reason: "overdue" })
    sheet.rows.push(
      eventRow(run, decided, {
        step: "hold:placed",
        occurrence: id,
        operation: "block_ordering",
        reason: null,
        facts,
        result: { placed: true },
      })
    )
    sheet.events.push({ name: "arms.account.held", data: { account_id: snapshot.id } })
  } else if (
    strength !== null &&
    snapshot.hold &&
    (strength !== snapshot.hold.strength || !same(causes, snapshot.hold.causes))
  ) {
    await changeHold(db, snapshot.hold.id, strength, causes)
  }
}

/** First days of the next holds where they differ from what is stored; an account that is held needs none. */
function nextHolds(chunk: readonly Decided[], context: DecisionContext) {
  return chunk.flatMap(({ snapshot, plan, policy, problem }) => {
    if (problem !== null) return []
    const there = { ...snapshot, status: { ...snapshot.status, value: plan.status } }
    const next = plan.hold.strength === null ? nextHold(there, plan.asOf, policy, context) : null
    const stored = snapshot.nextHold
    if (stored?.on === next?.on && stored?.strength === next?.strength) return []
    return [{ account_id: snapshot.id, on: next?.on ?? null, strength: next?.strength ?? null }]
  })
}

/** Brings the automatic holds of a chunk to what they should be; placing and lifting are register events. */
export async function writeHolds(
  db: Db,
  run: RunOf,
  chunk: readonly Decided[],
  context: DecisionContext
): Promise<ArmsEvent[]> {
  const sheet: HoldSheet = { placed: [], lifted: [], rows: [], events: [] }
  for (const decided of chunk) await applyOne(db, run, decided, sheet)
  await setNextHolds(db, nextHolds(chunk, context))
  await placeHolds(db, sheet.placed)
  await liftHolds(db, sheet.lifted, chunk[0].plan.asOf)
  await insertActions(db, sheet.rows)
  return sheet.events
}
