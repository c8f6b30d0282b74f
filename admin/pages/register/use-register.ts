import { useDataTable } from "@medusajs/ui"
import { useState } from "react"
import type { ActionResponse } from "../../../src/contract/responses"
import { useActions } from "../../api/client"
import { withOpening } from "../../components/opening"
import { useNarrowing } from "../../components/use-narrowing"
import { useColumns } from "./columns"
import { useFilters } from "./filters"

const PAGE_SIZE = 20
const NO_ROWS: ActionResponse[] = []
/** What narrows the register; see {@link useNarrowing}. */
export const NARROWING = {
  filters: ["days", "state", "operation", "step", "reason"],
  many: ["state"],
  fixed: ["account_id", "customer_id", "customer_group_id", "order_id", "subject_id", "run_id"],
}

/** What narrows the register's file. */
export const EXPORTED = [...NARROWING.filters.filter((name) => name !== "days"), "from", "to", ...NARROWING.fixed, "q"]

/** The register's table: filters, search and keyset paging (the cursor each page starts behind). */
export const useRegister = (open: (id: string) => void) => {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const [page, setPage] = useState(0)
  const restart = () => {
    setCursors([undefined])
    setPage(0)
  }
  const { query, filtering, search, setFiltering, setSearch } = useNarrowing(NARROWING, restart)
  const narrowed = JSON.stringify(query)
  const [shown, setShown] = useState(narrowed)
  // Another list begins with its first page, also when a link on the same page narrowed it.
  if (shown !== narrowed) {
    setShown(narrowed)
    restart()
  }
  const { data, isLoading, error } = useActions({ ...query, cursor: cursors[page], limit: PAGE_SIZE })
  const turnTo = (next: number) => {
    if (next > page && data?.next_cursor) setCursors([...cursors.slice(0, next), data.next_cursor])
    setPage(next)
  }
  const table = useDataTable({
    columns: withOpening(useColumns(), ({ id }) => open(id)),
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
  return { table, error, isCut: data?.search_is_cut === true }
}
