import { IconButton, Text } from "@medusajs/ui"
import { ChevronLeftMini, ChevronRightMini } from "@medusajs/icons"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CalendarTasksResponse } from "../../../src/contract/work"
import { useArms } from "../../api/client"
import { useFormat } from "../../components/format"
import { Section } from "../../components/section"

const DAY_MS = 86_400_000
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
const mondayOf = (day: string) => later(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

interface Props {
  readonly today: string
  readonly assigneeId: string | null
  readonly onOpen: (id: string) => void
}

/** Open tasks of a week, day by day. */
export const Week = ({ today, assigneeId, onOpen }: Props) => {
  const { t } = useTranslation("arms")
  const { day, weekday } = useFormat()
  const [monday, setMonday] = useState(mondayOf(today))
  const { data } = useArms<CalendarTasksResponse>("calendar-tasks", {
    state: "open",
    from: monday,
    to: later(monday, 6),
    limit: 100,
    assignee_id: assigneeId ?? undefined,
  })
  const days = Array.from({ length: 7 }, (_, at) => later(monday, at))
  const turn = (
    <>
      <IconButton size="small" aria-label={t("work.weekBefore")} onClick={() => setMonday(later(monday, -7))}>
        <ChevronLeftMini />
      </IconButton>
      <IconButton size="small" aria-label={t("work.weekAfter")} onClick={() => setMonday(later(monday, 7))}>
        <ChevronRightMini />
      </IconButton>
    </>
  )
  return (
    <Section title={t("work.week", { from: day(monday), to: day(later(monday, 6)) })} actions={turn}>
      <ol className="grid grid-cols-1 divide-y md:grid-cols-7 md:divide-x md:divide-y-0">
        {days.map((one) => (
          <li key={one} className={`flex min-h-24 flex-col gap-y-1 p-2 ${one === today ? "bg-ui-bg-subtle" : ""}`}>
            <Text size="xsmall" weight="plus" className={one === today ? "" : "text-ui-fg-subtle"}>
              {weekday(one)}
            </Text>
            {data?.calendar_tasks
              .filter((task) => task.due_date === one)
              .map((task) => (
                <button
                  key={task.id}
                  type="button"
                  onClick={() => onOpen(task.id)}
                  className="txt-compact-xsmall text-ui-tag-blue-text truncate text-left"
                >
                  {t(`work.is.${task.kind}`)}: {task.account_name}
                </button>
              ))}
          </li>
        ))}
      </ol>
    </Section>
  )
}
