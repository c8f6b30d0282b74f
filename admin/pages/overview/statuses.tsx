import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { StatusCount } from "../../../src/contract/overview"
import { ReliabilityBadge } from "../../components/badges"
import { Section } from "../../components/section"

const ORDER = ["green", "yellow", "red"]

/** How many customers have which status. */
export const Statuses = ({ rows }: { rows: readonly StatusCount[] }) => {
  const { t } = useTranslation("arms")
  const counts = new Map(rows.map((row) => [row.status, row.count]))
  return (
    <Section title={t("overview.statuses")}>
      <ul className="divide-y">
        {ORDER.map((status) => (
          <li key={status} className="flex items-center justify-between px-6 py-3">
            <ReliabilityBadge status={status} />
            <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/customers?status=${status}`}>
              {counts.get(status) ?? 0}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
