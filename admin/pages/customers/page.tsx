import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { AccountRowResponse, AccountsResponse } from "../../../src/contract/account-answer"
import { useChosen } from "../../commands/do-now/use-chosen"
import { ReliabilityBadge } from "../../components/badges"
import { FactsAge } from "../../components/facts-age"
import { useFormat } from "../../components/format"
import { List } from "../../components/list"
import { SavedViews } from "../../components/saved-views"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"

const column = createDataTableColumnHelper<AccountRowResponse>()
const filter = createDataTableFilterHelper<Record<"status" | "held" | "no_address", string>>()
const NARROWING = { filters: ["status", "held", "no_address"], many: [], fixed: [] }
const BY_RISK = { order: "risk" }

const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  return [
    column.select(),
    column.accessor("name", { header: t("register.customer"), cell: ({ getValue }) => getValue() }),
    column.accessor("status", {
      header: t("widget.status"),
      cell: ({ getValue }) => {
        const status = getValue()
        return status ? <ReliabilityBadge status={status} /> : "–"
      },
    }),
    column.accessor("status_since", {
      header: t("customers.since"),
      cell: ({ getValue }) => {
        const since = getValue()
        return since ? <span className="whitespace-nowrap">{day(since)}</span> : "–"
      },
    }),
    column.accessor("oldest_due_date", {
      header: t("customers.oldest"),
      cell: ({ getValue }) => {
        const oldest = getValue()
        return oldest ? <span className="whitespace-nowrap">{day(oldest)}</span> : "–"
      },
    }),
    column.accessor("totals", {
      header: t("widget.overdue"),
      cell: ({ getValue }) =>
        getValue()
          .filter((one) => Number(one.overdue) > 0)
          .map((one) => money(one.overdue, one.currency))
          .join(", ") || "–",
    }),
    column.display({
      id: "trend",
      header: t("customers.trend"),
      cell: ({ row }) => <Trend row={row.original} />,
    }),
    column.display({
      id: "open",
      header: t("widget.open"),
      cell: ({ row }) => row.original.totals.map((one) => money(one.open, one.currency)).join(", ") || "–",
    }),
    column.accessor("held", {
      header: t("customers.ordering"),
      cell: ({ getValue }) => (
        <StatusBadge color={getValue() ? "red" : "green"}>{t(getValue() ? "widget.held" : "widget.free")}</StatusBadge>
      ),
    }),
  ]
}

/** More overdue than 30 days ago, or less, by currency. */
const Trend = ({ row }: { row: AccountRowResponse }) => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  const now = new Map(row.totals.map((one) => [one.currency, Number(one.overdue)]))
  const before = new Map(row.overdue_before.map((one) => [one.currency, Number(one.overdue)]))
  const changes = [...new Set([...now.keys(), ...before.keys()])]
    .map((currency) => ({ currency, by: (now.get(currency) ?? 0) - (before.get(currency) ?? 0) }))
    .filter(({ by }) => by.toFixed(4) !== "0.0000" && by.toFixed(4) !== "-0.0000")
  if (changes.length === 0) return t("customers.steady")
  return changes.map(({ currency, by }) => (
    <StatusBadge key={currency} color={by > 0 ? "red" : "green"} className="whitespace-nowrap">
      {t(by > 0 ? "customers.more" : "customers.less", { amount: money(Math.abs(by).toFixed(4), currency) })}
    </StatusBadge>
  ))
}

const useFilters = () => {
  const { t } = useTranslation("arms")
  return useMemo(
    () => [
      filter.accessor("status", {
        type: "radio",
        label: t("widget.status"),
        options: ["red", "yellow", "green"].map((value) => ({ value, label: t(`status.${value}`) })),
      }),
      filter.accessor("held", {
        type: "radio",
        label: t("customers.ordering"),
        options: [{ value: "true", label: t("widget.held") }],
      }),
      filter.accessor("no_address", {
        type: "radio",
        label: t("customers.address"),
        options: [{ value: "true", label: t("customers.noAddress") }],
      }),
    ],
    [t]
  )
}

/** Customers by risk: the most serious status first, in it whose debt is oldest. A row opens Medusa's own record, or that of a debtor only a ledger knows. */
export const CustomersPage = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
  const chosen = useChosen("account_ids")
  const { table, error, data } = useList<AccountsResponse, AccountRowResponse>({
    path: "accounts",
    query: BY_RISK,
    rowsOf: (answer) => answer.accounts,
    columns: useColumns(),
    filters: useFilters(),
    narrowing: NARROWING,
    withSearch: true,
    onOpen: (row) => navigate(row.customer_id ? `/customers/${row.customer_id}` : `/arms/customers/${row.id}`),
    selection: chosen.selection,
  })
  return (
    <Section
      level="h1"
      title={t("customers.title")}
      subtitle={t("customers.subtitle")}
      actions={
        <>
          <FactsAge facts={data?.facts ?? []} />
          <SavedViews list="customers" names={[...NARROWING.filters, "q"]} />
        </>
      }
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {error ? null : (
        <List
          table={table}
          search={t("register.customer")}
          empty={t("customers.empty")}
          selected={(count) => t("list.selected", { count })}
        />
      )}
      {chosen.drawer(chosen.ids[0] ?? null)}
    </Section>
  )
}
