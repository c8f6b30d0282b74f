import { Skeleton, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { ByHandAnswer } from "../../../src/contract/by-hand"
import { send } from "../../api/client"
import { ErrorLine } from "../../components/lines"
import { byReason } from "../../refusals/by-reason"

/** The same command, done and taken back. */
export const useTrial = (input: Record<string, unknown>, reason: string) =>
  useQuery({
    queryKey: ["arms", "do-now", input],
    queryFn: async () =>
      (await send<{ result: ByHandAnswer }>("commands/do_now", { ...input, reason, dry_run: true })).result,
    placeholderData: keepPreviousData,
    retry: false,
  })

const Counted = ({ title, counts }: { title: string; counts: Readonly<Record<string, number>> }) => {
  const { t } = useTranslation("arms")
  const reasons = Object.entries(counts)
  if (reasons.length === 0) return null
  return (
    <div>
      <Text size="small" weight="plus">
        {title}
      </Text>
      <ul>
        {reasons.map(([reason, count]) => (
          <li key={reason}>
            <Text size="small">
              {count} × {t(`reason.${reason}`, { defaultValue: reason })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Props {
  readonly answer: ByHandAnswer | undefined
  readonly error: Error | null
  /** The voice that was chosen. */
  readonly asked: string | null
  /** A step of the policy may count as done by it. */
  readonly isPlanned: boolean
}

/** What will happen, in numbers: what it counts as, what cannot be done, what the rules would have waited for. */
export const Trial = ({ answer, error, asked, isPlanned }: Props) => {
  const { t } = useTranslation("arms")
  if (error) return <ErrorLine>{byReason(error.message, t)}</ErrorLine>
  if (!answer) return <Skeleton className="h-24 w-full" />
  const parts = [
    t("doNow.done", { count: answer.done }),
    t("doNow.customers", { count: answer.customers }),
    ...(answer.notices > 0 ? [t("doNow.notices", { count: answer.notices })] : []),
    ...(answer.calendar_tasks > 0 ? [t("doNow.calendarTasks", { count: answer.calendar_tasks })] : []),
  ]
  return (
    <section className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-lg p-4" aria-label={t("doNow.effect")}>
      <Text size="small" weight="plus">
        {parts.join(" · ")}
      </Text>
      {answer.rehearsed ? <Text size="small">{t("doNow.rehearsed")}</Text> : null}
      {answer.voices.some((voice) => voice !== asked) ? (
        <Text size="small">
          {t("doNow.speaksAs", { voices: answer.voices.map((voice) => t(`task.voice.${voice}`)).join(", ") })}
        </Text>
      ) : null}
      {answer.unchanged > 0 ? <Text size="small">{t("doNow.unchanged", { count: answer.unchanged })}</Text> : null}
      {isPlanned ? (
        <Text size="small">
          {answer.counts_as.length > 0
            ? t("doNow.countsAs", { steps: answer.counts_as.join(", ") })
            : t("doNow.countsAsNone")}
          {answer.overtaken > 0 ? ` ${t("doNow.overtaken", { count: answer.overtaken })}` : ""}
        </Text>
      ) : null}
      <Counted title={t("doNow.refused")} counts={answer.refused} />
      <Counted title={t("doNow.cautions")} counts={answer.cautions} />
    </section>
  )
}
