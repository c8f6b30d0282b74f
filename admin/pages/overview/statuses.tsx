import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
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
            <Text size="small">{counts.get(status) ?? 0}</Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
