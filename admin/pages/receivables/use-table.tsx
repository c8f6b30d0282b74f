import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text, useDataTable } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { AGEING_BUCKETS } from "../../../src/contract/overview"
import type { ReceivableResponse } from "../../../src/contract/responses"
import { useReceivables } from "../../api/client"
import { ReceivableBadge } from "../../components/badges"
import { useFormat } from "../../components/format"
import { withOpening } from "../../components/opening"
import { useNarrowing } from "../../components/use-narrowing"

const PAGE_SIZE = 20
const NO_ROWS: ReceivableResponse[] = []
const NARROWING = { filters: ["state", "overdue", "bucket"], many: [], fixed: ["account_id", "currency", "vanished"] }

/** What narrows the file of receivables. */
export const EXPORTED = [...NARROWING.filters, ...NARROWING.fixed, "q"]

const column = createDataTableColumnHelper<ReceivableResponse>()
const filter = createDataTableFilterHelper<ReceivableResponse & { overdue: string; bucket: string }>()

const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  return useMemo(
    () => [
      column.accessor("number", { header: t("receivables.number"), cell: ({ getValue }) => getValue() }),
      column.accessor("account_name", { header: t("register.customer"), cell: ({ getValue }) => getValue() }),
      column.accessor("issue_date", { header: t("receivables.issued"), cell: ({ getValue }) => day(getValue()) }),
      column.accessor("due_date", {
        header: t("receivables.due"),
        cell: ({ row }) => (
          <span className="whitespace-nowrap">
            {day(row.original.due_date)}
            {row.original.due_date_assumed ? (
              <Text as="span" size="xsmall" className="text-ui-fg-muted ml-2">
                {t("receivables.assumed")}
              </Text>
            ) : null}
          </span>
        ),
      }),
      column.accessor("amount", {
        header: t("receivables.amount"),
        cell: ({ row }) => money(row.original.amount, row.original.currency),
      }),
      column.accessor("open_amount", {
        header: t("receivables.open"),
        cell: ({ row }) => money(row.original.open_amount, row.original.currency),
      }),
      column.accessor("state", {
        header: t("receivables.state"),
        cell: ({ getValue }) => <ReceivableBadge state={getValue()} />,
      }),
      column.accessor("source", {
        header: t("receivables.source"),
        cell: ({ getValue }) => <StatusBadge color="grey">{getValue()}</StatusBadge>,
      }),
    ],
    [t, day, money]
  )
}

const useFilters = () => {
  const { t } = useTranslation("arms")
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "radio",
        label: t("receivables.state"),
        options: ["open", "settled", "cancelled"].map((value) => ({ value, label: t(`receivables.is.${value}`) })),
      }),
      filter.accessor("overdue", {
        type: "radio",
        label: t("receivables.overdue"),
        options: [{ value: "true", label: t("receivables.overdueOnly") }],
      }),
      filter.accessor("bucket", {
        type: "radio",
        label: t("overview.ageing"),
        options: AGEING_BUCKETS.map((value) => ({ value, label: t(`overview.bucket.${value}`) })),
      }),
    ],
    [t]
  )
}

/** The table of receivables. */
export const useReceivableTable = () => {
  const [page, setPage] = useState(0)
  const navigate = useNavigate()
  const { query, filtering, search, setFiltering, setSearch } = useNarrowing(NARROWING, () => setPage(0))
  const { data, isLoading, error } = useReceivables({ ...query, limit: PAGE_SIZE, offset: page * PAGE_SIZE })
  const table = useDataTable({
    columns: withOpening(useColumns(), ({ id }) => navigate(`/arms/receivables/${id}`)),
    filters: useFilters(),
    data: data?.receivables ?? NO_ROWS,
    getRowId: (row) => row.id,
    rowCount: data?.count ?? 0,
    isLoading,
    autoResetPageIndex: false,
    onRowClick: (_event, row) => navigate(`/arms/receivables/${row.id}`),
    search: { state: search, onSearchChange: setSearch },
    filtering: { state: filtering, onFilteringChange: setFiltering },
    pagination: {
      state: { pageIndex: page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => setPage(pageIndex),
    },
  })
  return { table, error, facts: data?.facts ?? [] }
}
