import { json } from "./db"

/** States of rows that take no occurrence; see the key `arms_action_once`. */
export const TAKES_NOTHING = `('waiting', 'ended', 'settled', 'history', 'rehearsed', 'withdrawn')`

/**
 * Ids of the rows about what `subjects`, a select of one column `id`, names: both unique keys begin with the subject
 * and a third index has the states they leave out, so no fourth is kept up by every row of a run.
 */
export const rowsAbout = (subjects: string): string => {
  const parts = [
    `not in ${TAKES_NOTHING}`,
    `in ('waiting', 'ended', 'history')`,
    `in ('settled', 'rehearsed', 'withdrawn')`,
  ].map((states) => `select i.id from about b join arms_action i on i.subject_id = b.id where i.state ${states}`)
  return `with about as (${subjects}) ${parts.join(" union all ")}`
}

/** A row of the register as it is written. Dates `YYYY-MM-DD`. */
export interface ActionRow {
  id: string
  run_id: string | null
  account_id: string | null
  subject: "receivable" | "account" | "system"
  subject_id: string
  step: string
  occurrence: string
  task_id: string | null
  task_version: number | null
  policy_id: string | null
  policy_version: number | null
  operation: string
  voice: string | null
  status: string | null
  state: string
  reason: string | null
  due_day: string | null
  business_date: string
  first_day: string
  last_day: string
  facts: unknown
  result: unknown
  notice_id: string | null
  actor: string
  idempotency_key: string | null
}

/** Columns that are alike in many rows of a plan: written once per combination. */
const ALIKE: readonly (keyof ActionRow)[] = [
  "run_id",
  "subject",
  "step",
  "task_id",
  "task_version",
  "policy_id",
  "policy_version",
  "operation",
  "voice",
  "status",
  "state",
  "reason",
  "business_date",
  "first_day",
  "last_day",
  "actor",
]

/** Columns of their own, as text. */
const OWN: readonly (keyof ActionRow)[] = [
  "id",
  "account_id",
  "subject_id",
  "occurrence",
  "due_day",
  "notice_id",
  "idempotency_key",
]

const DOCUMENTS: readonly (keyof ActionRow)[] = ["facts", "result"]

const TYPES: Partial<Record<keyof ActionRow, string>> = {
  task_version: "integer",
  policy_version: "integer",
  due_day: "date",
  business_date: "date",
  first_day: "date",
  last_day: "date",
}

const typed = (name: keyof ActionRow) => `${name} ${TYPES[name] ?? "text"}`
const cast = (name: keyof ActionRow) => `r.${name}${TYPES[name] ? `::${TYPES[name]}` : ""}`

/** Columns of a register row in the order of {@link ROWS_SOURCE}. */
export const ROW_COLUMNS = [...ALIKE, ...OWN, ...DOCUMENTS].join(", ")

/**
 * Rows as PostgreSQL reads them fastest: a list per column, the documents in one parse, and what many
 * rows share only once. One JSON record per row took a half longer, arrays made by the driver twice
 * as long (`docs/performance.md`).
 */
export const ROWS_SOURCE = `select ${ALIKE.map((name) => `k.${name}`).join(", ")}, ${OWN.map(cast).join(", ")},
    ${DOCUMENTS.map((name) => `nullif(r.${name}, 'null')`).join(", ")}
  from rows from (unnest(?::integer[]), ${OWN.map(() => "json_array_elements_text(?::json)").join(", ")},
                  ${DOCUMENTS.map(() => "jsonb_array_elements(?::jsonb)").join(", ")})
         as r(alike, ${OWN.join(", ")}, ${DOCUMENTS.join(", ")})
  join json_to_recordset(?::json) as k(alike integer, ${ALIKE.map(typed).join(", ")}) on k.alike = r.alike`

/** Numbers rows by what they have in common; answers one record per number beside them. */
function grouped(rows: readonly ActionRow[]) {
  const records: Record<string, unknown>[] = []
  const numbers = new Map<string, number>()
  const numberOf = (row: ActionRow): number => {
    const key = ALIKE.map((name) => row[name]).join("\0")
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, records.length)
    records.push({ alike: records.length, ...Object.fromEntries(ALIKE.map((name) => [name, row[name]])) })
    return records.length - 1
  }
  return { numbers: rows.map(numberOf), records }
}

/** Parameters of {@link ROWS_SOURCE}. */
export function rowParameters(rows: readonly ActionRow[]): unknown[] {
  const { numbers, records } = grouped(rows)
  const lists = [...OWN, ...DOCUMENTS].map((name) => json(rows.map((row) => row[name])))
  return [`{${numbers.join(",")}}`, ...lists, json(records)]
}
