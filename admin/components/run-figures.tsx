import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type Totals = Readonly<Record<string, number>>

/** A run's totals count by step and by reason: here they are one figure each. */
function figuresOf(totals: Totals): [string, number][] {
  const sum = (prefix: string) =>
    Object.entries(totals).reduce((all, [name, count]) => (name.startsWith(prefix) ? all + count : all), 0)
  const figures: [string, number][] = [
    ["acts", sum("act.")],
    ["notices", totals.notices ?? 0],
    ["calendar_tasks", totals.calendar_tasks ?? 0],
    ["suppressed", sum("no.") - (totals["no.history"] ?? 0)],
    ["moves", sum("move.")],
    ["failed", totals.failed ?? 0],
  ]
  return figures.filter(([, count]) => count > 0)
}

/** What a run did, or would do, in sentences with numbers. */
export const useFigures = () => {
  const { t } = useTranslation("arms")
  return (totals: Totals | null): string[] => {
    const figures = figuresOf(totals ?? {})
    return figures.length === 0
      ? [t("runs.nothing")]
      : figures.map(([name, count]) => t(`overview.total.${name}`, { count }))
  }
}

/** The same, one line each. */
export const RunFigures = ({ totals }: { totals: Totals | null }) => {
  const figures = useFigures()
  return figures(totals).map((words) => (
    <Text key={words} size="small" className="text-ui-fg-subtle">
      {words}
    </Text>
  ))
}
