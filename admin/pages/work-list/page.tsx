import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import type { CalendarTaskResponse, CalendarTasksResponse } from "../../../src/contract/work"
import { useStanding } from "../../api/client"
import { useUsers } from "../../api/users"
import { CommandDrawer } from "../../commands/command-drawer"
import { useMay } from "../../commands/use-may"
import { List } from "../../components/list"
import { SavedViews } from "../../components/saved-views"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"
import { useOpen } from "../../components/use-open"
import { NARROWING, useColumns, useFilters } from "./columns"
import { Subscribe } from "./subscribe"
import { TaskDrawer } from "./task-drawer"
import { Week } from "./week"
import { Workload } from "./workload"

/** Employees' calendar tasks: the list, the week, who has how much, and one task to work on. */
export const WorkPage = () => {
  const { t } = useTranslation("arms")
  const [params] = useSearchParams()
  const [current, open] = useOpen("task")
  const { data: standing } = useStanding()
  const { choices } = useUsers()
  const { mayRun } = useMay()
  const [selected, setSelected] = useState<Record<string, boolean>>({})
  const [handing, setHanding] = useState(false)
  const { table, error, data } = useList<CalendarTasksResponse, CalendarTaskResponse>({
    path: "calendar-tasks",
    rowsOf: (answer) => answer.calendar_tasks,
    columns: useColumns(standing?.today ?? ""),
    filters: useFilters(),
    narrowing: NARROWING,
    onOpen: (row) => open(row.id),
    selection: mayRun("assign_calendar_tasks")
      ? {
          state: selected,
          onChange: setSelected,
          commands: [{ label: t("command.assign_calendar_tasks"), shortcut: "A", action: () => setHanding(true) }],
        }
      : undefined,
  })
  const rows = data?.calendar_tasks.filter((row) => row.state === "open") ?? []
  const next = rows[rows.findIndex((row) => row.id === current) + 1]
  const ids = Object.keys(selected)
  const close = () => {
    setHanding(false)
    setSelected({})
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        level="h1"
        title={t("work.title")}
        subtitle={t("work.subtitle")}
        actions={
          <>
            <SavedViews list="work" names={[...NARROWING.filters, ...NARROWING.fixed]} />
            <Subscribe />
          </>
        }
        error={error ? t("list.error", { message: error.message }) : null}
      >
        {error ? null : (
          <List
            table={table}
            empty={t("work.empty")}
            emptyHint={t("work.emptyHint")}
            selected={(count) => t("list.selected", { count })}
          />
        )}
      </Section>
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-[2fr_1fr]">
        {standing ? <Week today={standing.today} assigneeId={params.get("assignee_id")} onOpen={open} /> : null}
        {data ? <Workload rows={data.workload} /> : null}
      </div>
      <TaskDrawer
        id={current}
        onDone={() => open(next && next.id !== current ? next.id : null)}
        onClose={() => open(null)}
      />
      <CommandDrawer
        ask={
          handing
            ? {
                name: "assign_calendar_tasks",
                label: t("command.assign_calendar_tasks"),
                hint: t("command.hint.assign_calendar_tasks", { count: ids.length }),
                fixed: { calendar_task_ids: ids },
                fields: [{ name: "assignee_id", label: t("work.assignee"), kind: "choice", choices }],
              }
            : null
        }
        onClose={close}
      />
    </div>
  )
}
