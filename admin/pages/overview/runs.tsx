import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { OverviewResponse } from "../../../src/contract/overview"
import { useFormat } from "../../components/format"

/** A run's totals count by step and by reason: here they are one figure each. */
function figuresOf(totals: Readonly<Record<string, number>>): [string, number][] {
  const sum = (prefix: string) =>
    Object.entries(totals).reduce((all, [name, count]) => (name.startsWith(prefix) ? all + count : all), 0)
  const figures: [string, number][] = [
    ["acts", sum("act.")],
    ["notices", totals.notices ?? 0],
    ["calendar_tasks", totals.calendar_tasks ?? 0],
    ["suppressed", sum("no.")],
    ["moves", sum("move.")],
    ["failed", totals.failed ?? 0],
  ]
  return figures.filter(([, count]) => count > 0)
}

/** The last run in numbers, and when the next one is. */
export const Runs = ({ last, next }: { last: OverviewResponse["last_run"]; next: OverviewResponse["next_run"] }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("overview.runs")}
      </Heading>
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
        {figuresOf(last?.totals ?? {}).map(([name, count]) => (
          <Text key={name} size="small" className="text-ui-fg-subtle">
            {t(`overview.total.${name}`, { count })}
          </Text>
        ))}
      </div>
      <Text size="small" className="px-6 py-3">
        {next.paused ? t("overview.paused") : t("overview.nextRun", { day: day(next.date), time: next.time })}
      </Text>
    </Container>
  )
}
