import type { PlannedAccountResponse, PlannedAct, PlanOfAccount } from "../../../contract/runs"
import type { Db } from "../sql/db"
import { heldToday, namesOf, type PlannedAccountRow } from "../sql/planned-accounts"
import type { World } from "./world"

/** The cells of a plan's text (`textOfPlan`), line by line; its first line is the account. */
const cellsOf = (text: string): string[][] =>
  text
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("|"))

const subjectsOf = ({ account_id, planned, found }: PlannedAccountRow): string[] => [
  account_id,
  ...[...cellsOf(planned), ...cellsOf(found ?? "")].flatMap(([kind, , subject]) =>
    kind === "act" || kind === "no" ? [subject] : []
  ),
]

/** Plans as a person reads them: tasks and documents by name. */
export async function showPlans(
  db: Db,
  world: World,
  rows: readonly PlannedAccountRow[]
): Promise<PlannedAccountResponse[]> {
  const names = await namesOf(db, rows.flatMap(subjectsOf))
  const held = await heldToday(
    db,
    rows.map((row) => row.account_id)
  )
  const tasks = [...world.policies.values()].flatMap((policy) => policy.tasks)
  const taskNames = new Map(tasks.map((task) => [task.step, task.name]))
  const show = (accountId: string, text: string): PlanOfAccount => {
    const cells = cellsOf(text)
    const named = (step: string, subject: string, reason: string | null): PlannedAct => ({
      step,
      task: taskNames.get(step) ?? step,
      subject_id: subject,
      number: subject === accountId ? null : (names.get(subject) ?? subject),
      reason,
    })
    const of = (kind: string) => cells.filter(([first]) => first === kind)
    const [move] = of("move")
    const [hold] = of("hold")
    const strength = hold?.[1] || null
    return {
      acts: of("act").map(([, step, subject]) => named(step, subject, null)),
      suppressed: of("no")
        .filter(([, , , , reason]) => reason !== "history")
        .map(([, step, subject, , reason]) => named(step, subject, reason)),
      move: move ? { from: move[1], to: move[2] } : null,
      hold: strength === null ? null : { strength, already: held.get(accountId) === strength },
    }
  }
  return rows.map(({ account_id, planned, found }) => ({
    account_id,
    account_name: names.get(account_id) ?? account_id,
    planned: show(account_id, planned),
    found: found === null ? null : show(account_id, found),
  }))
}
