import { useDataTable, type DataTableFilteringState } from "@medusajs/ui"
import { useState } from "react"
import type { ActionResponse } from "../../../src/contract/responses"
import { useActions } from "../../api/client"
import { useColumns, useFilters } from "./columns"

const PAGE_SIZE = 20
const NO_ROWS: ActionResponse[] = []

const listOf = (value: unknown): string | undefined => {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.length > 0 ? values.join(",") : undefined
}

/** The register's table: filters, search and keyset paging (the cursor each page starts behind). */
export const useRegister = (accountId: string | undefined, open: (id: string) => void) => {
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [search, setSearch] = useState("")
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const [page, setPage] = useState(0)
  const { data, isLoading, error } = useActions({
    account_id: accountId,
    q: search || undefined,
    state: listOf(filtering.state),
    operation: listOf(filtering.operation),
    cursor: cursors[page],
    limit: PAGE_SIZE,
  })
  const restart = () => {
    setCursors([undefined])
    setPage(0)
  }
  const turnTo = (next: number) => {
    if (next > page && data?.next_cursor) setCursors([...cursors.slice(0, next), data.next_cursor])
    setPage(next)
  }
  const table = useDataTable({
    columns: useColumns(),
    filters: useFilters(),
    data: data?.actions ?? NO_ROWS,
    getRowId: (row) => row.id,
    rowCount: data?.count ?? 0,
    isLoading,
    autoResetPageIndex: false,
    onRowClick: (_event, row) => open(row.id),
    search: {
      state: search,
      onSearchChange: (value) => {
        setSearch(value)
        restart()
      },
    },
    filtering: {
      state: filtering,
      onFilteringChange: (state) => {
        setFiltering(state)
        restart()
      },
    },
    pagination: {
      state: { pageIndex: page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => turnTo(pageIndex),
    },
  })
  return { table, error }
}
