import { Container, DataTable, Heading, Text, useDataTable, type DataTableFilteringState } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import type { ActionResponse } from "../../../src/contract/responses"
import { useActions } from "../../api/client"
import { Banners } from "../../components/banners"
import { ActionDrawer } from "./action-drawer"
import { useColumns, useFilters } from "./columns"

const PAGE_SIZE = 20
const NO_ROWS: ActionResponse[] = []

const listOf = (value: unknown): string | undefined => {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.length > 0 ? values.join(",") : undefined
}

/** The log register: everything done, everything not done, and why. */
export const RegisterPage = () => {
  const { t } = useTranslation("arms")
  const [params, setParams] = useSearchParams()
  const [filtering, setFiltering] = useState<DataTableFilteringState>({})
  const [search, setSearch] = useState("")
  // Keyset paging: the cursor each page starts behind.
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const [page, setPage] = useState(0)
  const accountId = params.get("account_id") ?? undefined
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
  const open = (id: string | null) => {
    const next = new URLSearchParams(params)
    if (id) next.set("action", id)
    else next.delete("action")
    setParams(next)
  }
  const columns = useColumns()
  const filters = useFilters()
  const table = useDataTable({
    columns,
    filters,
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
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("register.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("register.subtitle")}
        </Text>
      </div>
      <Banners />
      {error ? (
        <Text role="alert" className="text-ui-fg-error px-6 py-4">
          {t("register.error", { message: error.message })}
        </Text>
      ) : (
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center">
            <DataTable.FilterMenu />
            <DataTable.Search placeholder={t("register.search")} />
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("register.empty"), description: t("register.emptyHint") },
              filtered: { heading: t("register.filteredEmpty"), description: t("register.filteredEmptyHint") },
            }}
          />
          <DataTable.Pagination />
        </DataTable>
      )}
      <ActionDrawer id={params.get("action")} onClose={() => open(null)} />
    </Container>
  )
}
