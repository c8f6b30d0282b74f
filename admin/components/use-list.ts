import { useDataTable, type DataTableFilter, type DataTableRowSelectionState } from "@medusajs/ui"
import { useState } from "react"
import { useArms, WATCHED, type Query } from "../api/client"
import { withOpening, type Columns } from "./opening"
import { useNarrowing } from "./use-narrowing"

const PAGE_SIZE = 20

interface Spec<A, T> {
  readonly path: string
  /** What is always asked for, besides what the address says. */
  readonly query?: Query
  readonly rowsOf: (answer: A) => T[]
  readonly columns: Columns<T>
  readonly filters?: DataTableFilter[]
  /** Which filters stand in the address; see {@link useNarrowing}. */
  readonly narrowing?: { filters: readonly string[]; many: readonly string[]; fixed: readonly string[] }
  readonly withSearch?: boolean
  readonly onOpen?: (row: T) => void
  /** Rows that can be chosen together, and what is done with them. */
  readonly selection?: {
    readonly state: DataTableRowSelectionState
    readonly onChange: (state: DataTableRowSelectionState) => void
    readonly commands: { label: string; shortcut: string; action: () => void }[]
  }
}

const NOWHERE = { filters: [], many: [], fixed: [] }
const NONE: never[] = []

/** What the address says; the rest is as it is always asked. */
const said = (query: Query): Query => Object.fromEntries(Object.entries(query).filter(([, value]) => value))

/** A table of a list of the ARMS API, page by page. */
export function useList<A extends { count: number }, T extends { id: string }>(spec: Spec<A, T>) {
  const [page, setPage] = useState(0)
  const narrowing = useNarrowing(spec.narrowing ?? NOWHERE, () => setPage(0))
  const narrowed = JSON.stringify(narrowing.query)
  const [shown, setShown] = useState(narrowed)
  // Another list begins with its first page, also when a link on the same page narrowed it.
  if (shown !== narrowed) {
    setShown(narrowed)
    setPage(0)
  }
  const query = { ...spec.query, ...said(narrowing.query), limit: PAGE_SIZE, offset: page * PAGE_SIZE }
  const { data, isLoading, error } = useArms<A>(spec.path, query, WATCHED)
  const { selection, onOpen } = spec
  // Whoever may do nothing with chosen rows is not offered to choose any.
  const columns = selection ? spec.columns : spec.columns.filter(({ id }) => id !== "select")
  const rows = data ? spec.rowsOf(data) : NONE
  const open = (row: T | undefined) => row && onOpen?.(row)
  const table = useDataTable<T>({
    columns: onOpen ? withOpening(columns, onOpen) : columns,
    filters: spec.filters,
    commands: selection?.commands,
    rowSelection: selection
      ? { state: selection.state, onRowSelectionChange: selection.onChange, enableRowSelection: true }
      : undefined,
    data: rows,
    getRowId: (row) => row.id,
    rowCount: data?.count ?? 0,
    isLoading,
    autoResetPageIndex: false,
    // The kit hands over its own row, whatever its type says: the id is the same.
    onRowClick: onOpen ? (_event, { id }) => open(rows.find((row) => row.id === id)) : undefined,
    search: spec.withSearch ? { state: narrowing.search, onSearchChange: narrowing.setSearch } : undefined,
    filtering: spec.filters ? { state: narrowing.filtering, onFilteringChange: narrowing.setFiltering } : undefined,
    pagination: {
      state: { pageIndex: page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => setPage(pageIndex),
    },
  })
  return { table, error, data }
}
