import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ExceptionKind, ExceptionRow } from "../../../src/contract/overview"
import { QuietLine } from "../../components/lines"

/** The list behind a figure, where there is a page for it. */
const LISTS: Partial<Record<ExceptionKind, string>> = {
  failed: "/arms/register?state=failed",
  uncertain: "/arms/register?state=uncertain",
  proposed: "/arms/register?state=proposed",
  no_address: "/arms/customers?no_address=true",
  held_accounts: "/arms/customers?held=true",
  held_orders: "/arms/held-orders",
  limits_to_approve: "/arms/limits",
  work_overdue: "/arms/work?state=open&overdue=true",
  plans: "/arms/runs",
  refused_rows: "/arms/sources",
  vanished: "/arms/receivables?vanished=true",
}

const URGENT: readonly ExceptionKind[] = ["failed", "uncertain", "no_address"]

const Figure = ({ kind, count }: ExceptionRow) => {
  const { t } = useTranslation("arms")
  const words = t(`overview.exception.${kind}`, { count })
  const to = LISTS[kind]
  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      {to ? (
        <Link to={to} className="text-ui-tag-blue-text txt-compact-small-plus">
          {words}
        </Link>
      ) : (
        <Text size="small" weight="plus">
          {words}
        </Text>
      )}
      <StatusBadge color={URGENT.includes(kind) ? "red" : "orange"}>{count}</StatusBadge>
    </li>
  )
}

/** What a person should look at; without anything it says so. */
export const Exceptions = ({ rows }: { rows: readonly ExceptionRow[] }) => {
  const { t } = useTranslation("arms")
  if (rows.length === 0) return <QuietLine>{t("overview.nothing")}</QuietLine>
  return (
    <ul className="divide-y" aria-label={t("overview.exceptions")}>
      {rows.map((row) => (
        <Figure key={row.kind} {...row} />
      ))}
    </ul>
  )
}
