import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { WorkloadRow } from "../../../src/contract/work"
import { useUsers } from "../../api/users"
import { QuietLine } from "../../components/lines"
import { Section } from "../../components/section"

/** How much each employee has to do. */
export const Workload = ({ rows }: { rows: readonly WorkloadRow[] }) => {
  const { t } = useTranslation("arms")
  const { nameOf } = useUsers()
  return (
    <Section title={t("work.workload")}>
      {rows.length === 0 ? <QuietLine>{t("work.nothingOpen")}</QuietLine> : null}
      <ul className="divide-y">
        {rows.map(({ assignee_id, open, overdue }) => (
          <li key={assignee_id ?? ""} className="flex items-center justify-between gap-x-4 px-6 py-3">
            {assignee_id ? (
              <Link
                className="text-ui-tag-blue-text txt-compact-small-plus"
                to={`/arms/work?state=open&assignee_id=${assignee_id}`}
              >
                {nameOf(assignee_id)}
              </Link>
            ) : (
              <Text size="small" weight="plus">
                {t("work.nobody")}
              </Text>
            )}
            <Text size="small" className="text-ui-fg-subtle">
              {t("work.openCount", { count: open })}
              {overdue > 0 ? ` · ${t("work.overdueCount", { count: overdue })}` : ""}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
