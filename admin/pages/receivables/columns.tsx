import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { AGEING_BUCKETS } from "../../../src/contract/overview"
import type { ReceivableResponse } from "../../../src/contract/receivables"
import { ReceivableBadge } from "../../components/badges"
import { useFormat } from "../../components/format"

/** What the list of receivables can be narrowed by; it stands in the address. */
export const NARROWING = {
  filters: ["state", "overdue", "bucket"],
  many: [],
  fixed: ["account_id", "currency", "vanished"],
}

/** What narrows the file of receivables. */
export const EXPORTED = [...NARROWING.filters, ...NARROWING.fixed, "q"]

const column = createDataTableColumnHelper<ReceivableResponse>()
const filter = createDataTableFilterHelper<ReceivableResponse & { overdue: string; bucket: string }>()

/** Columns of the list of receivables. */
export const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  return useMemo(
    () => [
      column.select(),
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
      column.accessor("days_overdue", {
        header: t("receivables.daysOverdue"),
        cell: ({ getValue }) => <span className="text-ui-fg-error">{getValue() ?? ""}</span>,
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

/** Filters of the list of receivables. */
export const useFilters = () => {
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
