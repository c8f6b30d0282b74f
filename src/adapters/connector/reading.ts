import type { Connector, ConnectorQuery } from "../../contract/connector"
import type { SourcePage } from "../../contract/source"
import { PAGE_ROWS, type Asked, type Ledger, type LedgerRow } from "./ledger"
import { importRow, missingColumn } from "./rows"

const KINDS = ["receivables", "payments"] as const
type Kind = (typeof KINDS)[number]

/** Newest marks of the last two readings; a change is written before it can be read, so one reading is told twice. */
interface Marks {
  readonly last: unknown
  readonly before: unknown
}

/** Where a reading has come to; kept as the cursor of the source. */
interface Position {
  readonly marks: Partial<Record<Kind, Marks>>
  /** A reading under way: what it reads, behind which row it goes on, the newest mark when it began. */
  readonly at?: { readonly kind: Kind; readonly behind: unknown; readonly from: unknown; readonly top: unknown }
}

/** Marks that are instants come back as such. */
const kept = (value: unknown): unknown => (value instanceof Date ? { instant: value.toISOString() } : (value ?? null))
const revived = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "instant" in value ? new Date(String(value.instant)) : value

const positionOf = (cursor: string | null): Position => (cursor === null ? { marks: {} } : JSON.parse(cursor))

/** How a ledger is to be read. */
export interface Reading {
  readonly cursor: string | null
  /** All of it, not only what has changed. */
  readonly all: boolean
  /** Today in the merchant's zone: what has arrived until now is reported. */
  readonly today: string
}

/** Pages of what a ledger tells, in the order of external ids, receivables first. */
export async function* readLedger(
  ledger: Ledger,
  connector: Connector,
  { cursor, all, today }: Reading
): AsyncGenerator<SourcePage> {
  let position = positionOf(cursor)
  const resumed = position.at
  for (const kind of KINDS) {
    const query = connector[kind]
    if (!query || (resumed?.kind === "payments" && kind === "receivables")) continue
    const marks = position.marks[kind]
    const from = all || resumed ? null : (marks?.before ?? null)
    const at = resumed?.kind === kind ? resumed : { kind, behind: null, from, top: kept(await ledger.newest(query)) }
    if (all && !resumed) yield* nameless(ledger, kind, query, position)
    let behind = at.behind
    for (;;) {
      const rows = await rowsOf(ledger, kind, query, { behind: revived(behind), from: revived(at.from) })
      if (rows.length === 0) break
      behind = kept(rows.at(-1)![query.columns.external_id])
      position = { ...position, at: { ...at, behind } }
      yield { [kind]: rows.map((row) => importRow(row, query)), cursor: JSON.stringify(position) }
      if (rows.length < PAGE_ROWS) break
    }
    position = {
      marks: { ...position.marks, [kind]: { last: at.top ?? marks?.last ?? null, before: marks?.last ?? at.top } },
    }
  }
  yield {
    ...(connector.payments ? { reported_up_to: today } : {}),
    cursor: JSON.stringify(position),
    whole: all && !resumed,
  }
}

async function rowsOf(ledger: Ledger, kind: Kind, query: ConnectorQuery, asked: Asked): Promise<LedgerRow[]> {
  const rows = await ledger.page(query, asked)
  const problem = rows.length > 0 ? missingColumn(kind, rows[0], query) : null
  if (problem) throw new Error(problem)
  return rows
}

/** Rows without an id are told once per whole reading, to be refused by name. */
async function* nameless(
  ledger: Ledger,
  kind: Kind,
  query: ConnectorQuery,
  position: Position
): AsyncGenerator<SourcePage> {
  const rows = await ledger.nameless(query)
  if (rows.length > 0) yield { [kind]: rows.map((row) => importRow(row, query)), cursor: JSON.stringify(position) }
}

/** The first rows of each query, as the import would get them. */
export async function firstRows(ledger: Ledger, connector: Connector) {
  const told: Record<Kind, Record<string, unknown>[]> = { receivables: [], payments: [] }
  for (const kind of KINDS) {
    const query = connector[kind]
    if (!query) continue
    const rows = await rowsOf(ledger, kind, query, { behind: null, from: null })
    told[kind] = [...(await ledger.nameless(query)), ...rows].map((row) => importRow(row, query))
  }
  return told
}
