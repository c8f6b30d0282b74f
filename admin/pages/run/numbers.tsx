import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { PolicyResponse } from "../../../src/contract/policies"
import { useArms } from "../../api/client"
import type { RunResponse } from "../../../src/contract/runs"
import { Section } from "../../components/section"

/** Figures of a prefix, the largest first: `act.reminder_1` → `reminder_1`. */
const partsOf = (totals: Record<string, number>, prefix: string): [string, number][] =>
  Object.entries(totals)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, count]): [string, number] => [name.slice(prefix.length), count])
    .sort(([, a], [, b]) => b - a)

interface PartsProps {
  readonly title: string
  readonly rows: readonly {
    readonly key: string
    readonly label: string
    readonly count: number
    readonly to: string
  }[]
}

const Parts = ({ title, rows }: PartsProps) => (
  <Section title={title}>
    <ul className="divide-y">
      {rows.map(({ key, label, count, to }) => (
        <li key={key} className="flex items-center justify-between gap-x-4 px-6 py-3">
          <Link className="text-ui-tag-blue-text txt-compact-small" to={to}>
            {label}
          </Link>
          <Text size="small">{count}</Text>
        </li>
      ))}
    </ul>
  </Section>
)

/** Steps by the name of the task that has them, or of what they say of themselves. */
const useStepNames = () => {
  const { t } = useTranslation("arms")
  const { data } = useArms<{ policies: PolicyResponse[] }>("policies")
  const names = new Map(
    (data?.policies ?? []).flatMap(({ definition }) => definition.tasks.map((one) => [one.step, one.name]))
  )
  return (step: string) => names.get(step) ?? t(`event.${step}`, { defaultValue: step, nsSeparator: false })
}

/** What a run did by step, and what it deliberately did not do by reason; each figure leads to its rows. */
export const Numbers = ({ run }: { run: RunResponse }) => {
  const { t } = useTranslation("arms")
  const nameOf = useStepNames()
  const totals = run.totals ?? {}
  const register = `/arms/register?run_id=${run.id}`
  const acts = partsOf(totals, "act.").map(([step, count]) => ({
    key: step,
    label: nameOf(step),
    count,
    to: `${register}&step=${encodeURIComponent(step)}&state=${run.rehearsal ? "rehearsed" : "done"}`,
  }))
  // What lay before ARMS knew of it was never to be done: it is no part of what was deliberately left.
  const no = partsOf(totals, "no.")
    .filter(([reason]) => reason !== "history")
    .map(([reason, count]) => ({
      key: reason,
      label: t(`reason.${reason}`, { defaultValue: reason }),
      count,
      to: `${register}&reason=${reason}`,
    }))
  if (acts.length + no.length === 0) return null
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      {acts.length > 0 ? <Parts title={t("runs.byStep")} rows={acts} /> : null}
      {no.length > 0 ? <Parts title={t("runs.byReason")} rows={no} /> : null}
    </div>
  )
}
