import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { WORK_KINDS, type CalendarTaskResponse } from "../../../src/contract/work"
import { useUsers } from "../../api/users"
import { useFormat } from "../../components/format"

const column = createDataTableColumnHelper<CalendarTaskResponse>()
const filter = createDataTableFilterHelper<CalendarTaskResponse & { overdue: string }>()

const COLORS = { open: "orange", done: "green", withdrawn: "grey" } as const

/** What an employee reads on a task: a text that ships, or the merchant's own words. */
export const useScript = () => {
  const { t } = useTranslation("arms")
  return (key: string) => t(`work.script.${key}`, { defaultValue: key })
}

/** Columns of the work list. */
export const useColumns = (today: string) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { nameOf } = useUsers()
  const script = useScript()
  return [
    column.select(),
    column.accessor("due_date", {
      header: t("work.day"),
      cell: ({ row: { original } }) => (
        <span
          className={
            original.state === "open" && original.due_date < today
              ? "text-ui-fg-error whitespace-nowrap"
              : "whitespace-nowrap"
          }
        >
          {day(original.due_date)}
        </span>
      ),
    }),
    column.accessor("kind", { header: t("work.kind"), cell: ({ getValue }) => t(`work.is.${getValue()}`) }),
    column.accessor("account_name", { header: t("register.customer"), cell: ({ getValue }) => getValue() }),
    column.accessor("text_key", {
      header: t("work.what"),
      cell: ({ getValue }) => <span className="block max-w-[28rem] truncate">{script(getValue())}</span>,
    }),
    column.accessor("assignee_id", {
      header: t("work.assignee"),
      cell: ({ getValue }) => {
        const id = getValue()
        return id ? nameOf(id) : t("work.nobody")
      },
    }),
    column.accessor("state", {
      header: t("register.result"),
      cell: ({ row: { original } }) => (
        <StatusBadge color={COLORS[original.state]}>
          {original.outcome ? t(`work.outcome.${original.outcome}`) : t(`work.state.${original.state}`)}
        </StatusBadge>
      ),
    }),
  ]
}

/** Filters of the work list; they stand in the address. */
export const NARROWING = { filters: ["state", "kind", "assignee_id", "overdue"], many: [], fixed: ["account_id"] }

/** What the work list can be narrowed by. */
export const useFilters = () => {
  const { t } = useTranslation("arms")
  const { choices, me } = useUsers()
  const first = choices.filter(({ value }) => value === me).map(({ value }) => ({ value, label: t("work.mine") }))
  const others = choices.filter(({ value }) => value !== me)
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "radio",
        label: t("register.result"),
        options: ["open", "done", "withdrawn"].map((value) => ({ value, label: t(`work.state.${value}`) })),
      }),
      filter.accessor("kind", {
        type: "radio",
        label: t("work.kind"),
        options: WORK_KINDS.map((value) => ({ value, label: t(`work.is.${value}`) })),
      }),
      filter.accessor("assignee_id", { type: "radio", label: t("work.assignee"), options: [...first, ...others] }),
      filter.accessor("overdue", {
        type: "radio",
        label: t("work.overdue"),
        options: [{ value: "true", label: t("work.overdueOnly") }],
      }),
    ],
    // The lists are rebuilt on every render; their lengths tell when users have come.
    [t, choices.length, me]
  )
}
