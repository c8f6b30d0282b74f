import type { ReceivableResponse } from "../contract/receivables"
import type { ActionResponse } from "../contract/responses"
import { receivablesBehind, type ReceivableFilter } from "../modules/arms/sql/lists"
import { registerPage, type RegisterFilter } from "../modules/arms/sql/register"
import type { Db } from "../modules/arms/sql/db"
import type { Columns } from "./csv-file"

const PAGE = 1_000

/** What the register's file says of an action. */
export const REGISTER_COLUMNS: Columns<ActionResponse> = [
  "id",
  "business_date",
  "account_id",
  "account_name",
  "document_number",
  "step",
  "task_name",
  "operation",
  "voice",
  "state",
  "reason",
  "due_day",
  "first_day",
  "last_day",
  "facts",
  "result",
  "actor",
  "created_at",
]

/** What the file of receivables says of one. */
export const RECEIVABLE_COLUMNS: Columns<ReceivableResponse> = [
  "id",
  "number",
  "document_type",
  "account_id",
  "account_name",
  "issue_date",
  "due_date",
  "days_overdue",
  "currency",
  "amount",
  "open_amount",
  "state",
  "settled_on",
  "source",
  "external_id",
  "order_id",
]

/** The register, newest first, page by page. */
export async function* registerPages(db: Db, filter: RegisterFilter): AsyncGenerator<ActionResponse[]> {
  for (let cursor: string | undefined; ;) {
    const rows = (await registerPage(db, filter, cursor, PAGE, true)) as unknown as ActionResponse[]
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    cursor = rows[rows.length - 1].id
  }
}

/** Receivables, oldest due first, page by page. */
export async function* receivablePages(
  db: Db,
  filter: ReceivableFilter,
  today: string
): AsyncGenerator<ReceivableResponse[]> {
  for (let last: ReceivableResponse | null = null; ;) {
    const rows: ReceivableResponse[] = await receivablesBehind(db, filter, today, last, PAGE)
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    last = rows[rows.length - 1]
  }
}
