import { Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Explanation } from "../../../src/contract/explain"
import { useExplanation } from "../../api/client"
import { useFormat } from "../../components/format"
import { ErrorLine, QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { verdictOf } from "./verdict"

const COLORS: Record<Explanation["answer"], "green" | "blue" | "orange" | "grey"> = {
  acted: "green",
  acts: "blue",
  stands: "blue",
  suppressed: "orange",
  not_due: "grey",
  not_in_this_status: "grey",
  switched_off: "grey",
}

const Answer = ({ one }: { one: Explanation }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const when = one.day ? day(one.day) : null
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" weight="plus">
          {one.task}
        </Text>
        <StatusBadge color={COLORS[one.answer]}>
          {t(one.answer === "not_due" && when === null ? "explain.answer.never" : `explain.answer.${one.answer}`)}
        </StatusBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {one.reason
          ? `${t(`reason.${one.reason}`, { defaultValue: one.reason })}${one.until ? ` · ${t("why.until", { day: day(one.until) })}` : ""}`
          : t(one.answer === "not_due" && when === null ? "explain.never" : `explain.when.${one.answer}`, {
              day: when ?? "–",
            })}
      </Text>
    </li>
  )
}

/** What all of it comes to, in one sentence. */
const Verdict = ({ tasks, isOpen }: { tasks: readonly Explanation[]; isOpen: boolean }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { says, task, on, reason } = verdictOf(tasks, isOpen)
  return (
    <Text size="small" weight="plus" className="px-6 py-3">
      {t(`explain.verdict.${says}`, {
        task,
        day: on ? day(on) : "",
        reason: reason ? t(`reason.${reason}`, { defaultValue: reason }) : "",
      })}
    </Text>
  )
}

/** For every task: done, will be done on, or not because. */
export const Explain = ({ receivableId, isOpen }: { receivableId: string; isOpen: boolean }) => {
  const { t } = useTranslation("arms")
  const { data, error } = useExplanation(receivableId)
  const present = data?.tasks.filter((one) => one.answer !== "not_in_this_status") ?? []
  const others = (data?.tasks.length ?? 0) - present.length
  return (
    <Section title={t("explain.title")} error={error?.message}>
      {!data && !error ? <Skeleton className="m-6 h-48" /> : null}
      {data?.problem ? <ErrorLine>{data.problem}</ErrorLine> : null}
      {data && !data.problem ? <Verdict tasks={present} isOpen={isOpen} /> : null}
      <ul className="divide-y">
        {present.map((one) => (
          <Answer key={`${one.task_id}:${one.subject_id}`} one={one} />
        ))}
      </ul>
      {others > 0 ? <QuietLine>{t("explain.others", { count: others })}</QuietLine> : null}
    </Section>
  )
}
