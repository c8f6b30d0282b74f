import { useDataTable, type DataTableFilteringState } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { ActionResponse } from "../../../src/contract/responses"
import { useActions } from "../../api/client"
import { useColumns, useFilters } from "./columns"

const PAGE_SIZE = 20
const NO_ROWS: ActionResponse[] = []

const listOf = (value: unknown): string | undefined => {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.length > 0 ? values.join(",") : undefined
}

/** Filters and search stand in the URL: a link shows the same rows. */
function useNarrowing(restart: () => void) {
  const [params, setParams] = useSearchParams()
  const [state, operation] = [params.get("state"), params.get("operation")]
  const filtering = useMemo<DataTableFilteringState>(
    () => ({ ...(state ? { state: state.split(",") } : {}), ...(operation ? { operation } : {}) }),
    [state, operation]
  )
  const set = (values: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
    restart()
  }
  return {
    query: {
      account_id: params.get("account_id") ?? undefined,
      q: params.get("q") ?? undefined,
      state: state ?? undefined,
      operation: operation ?? undefined,
    },
    filtering,
    search: params.get("q") ?? "",
    setFiltering: (next: DataTableFilteringState) =>
      set({ state: listOf(next.state), operation: listOf(next.operation) }),
    setSearch: (q: string) => set({ q }),
  }
}

/** The register's table: filters, search and keyset paging (the cursor each page starts behind). */
export const useRegister = (open: (id: string) => void) => {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const [page, setPage] = useState(0)
  const restart = () => {
    setCursors([undefined])
    setPage(0)
  }
  const { query, filtering, search, setFiltering, setSearch } = useNarrowing(restart)
  const { data, isLoading, error } = useActions({ ...query, cursor: cursors[page], limit: PAGE_SIZE })
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
    search: { state: search, onSearchChange: setSearch },
    filtering: { state: filtering, onFilteringChange: setFiltering },
    pagination: {
      state: { pageIndex: page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => turnTo(pageIndex),
    },
  })
  return { table, error }
}
