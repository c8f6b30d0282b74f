import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { OverviewResponse } from "../../../src/contract/overview"
import { Link } from "react-router-dom"
import { useFormat } from "../../components/format"
import { RunFigures } from "../../components/run-figures"
import { Section } from "../../components/section"

/** The last run in numbers, and when the next one is. */
export const Runs = ({ last, next }: { last: OverviewResponse["last_run"]; next: OverviewResponse["next_run"] }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const all = (
    <Link to="/arms/runs" className="text-ui-tag-blue-text txt-compact-small-plus">
      {t("overview.allRuns")}
    </Link>
  )
  return (
    <Section title={t("overview.runs")} actions={all}>
      <div className="flex flex-col gap-y-1 px-6 py-3">
        <Text size="small" weight="plus">
          {last ? t("overview.lastRun", { day: day(last.business_date) }) : t("overview.noRun")}
        </Text>
        {last ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t(`overview.runState.${last.state}`, { defaultValue: last.state })}
            {last.rehearsal ? ` · ${t("state.rehearsed")}` : ""}
          </Text>
        ) : null}
        {last ? <RunFigures totals={last.totals} /> : null}
      </div>
      <Text size="small" className="px-6 py-3">
        {next.paused ? t("overview.paused") : t("overview.nextRun", { day: day(next.date), time: next.time })}
      </Text>
    </Section>
  )
}
