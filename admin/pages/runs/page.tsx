import { createDataTableColumnHelper } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { RunResponse, RunsResponse } from "../../../src/contract/runs"
import { useUsers } from "../../api/users"
import { useFormat } from "../../components/format"
import { List } from "../../components/list"
import { useFigures } from "../../components/run-figures"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"
import { Next } from "./next"
import { RunBadge } from "./run-badge"

const column = createDataTableColumnHelper<RunResponse>()

const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day, instant } = useFormat()
  const { actorOf } = useUsers()
  const figures = useFigures()
  return [
    column.accessor("business_date", {
      header: t("register.day"),
      cell: ({ getValue }) => <span className="whitespace-nowrap">{day(getValue())}</span>,
    }),
    column.accessor("kind", { header: t("runs.kind"), cell: ({ getValue }) => t(`runs.is.${getValue()}`) }),
    column.accessor("state", { header: t("register.result"), cell: ({ row }) => <RunBadge run={row.original} /> }),
    column.accessor("totals", {
      header: t("runs.did"),
      cell: ({ getValue }) => <span className="block whitespace-normal">{figures(getValue()).join(", ")}</span>,
    }),
    column.accessor("actor", {
      header: t("action.by"),
      cell: ({ row: { original } }) => actorOf(original.approved_by ?? original.actor),
    }),
    column.accessor("finished_at", {
      header: t("runs.finished"),
      cell: ({ getValue }) => {
        const at = getValue()
        return at ? instant(at) : "–"
      },
    }),
  ]
}

/** Runs: what the next will do, what the earlier ones did. */
export const RunsPage = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
  const { table, error } = useList<RunsResponse, RunResponse>({
    path: "runs",
    rowsOf: (answer) => answer.runs,
    columns: useColumns(),
    onOpen: (row) => navigate(`/arms/runs/${row.id}`),
  })
  return (
    <div className="flex flex-col gap-y-3">
      <Next />
      <Section
        title={t("runs.history")}
        subtitle={t("runs.subtitle")}
        error={error ? t("list.error", { message: error.message }) : null}
      >
        {error ? null : <List table={table} empty={t("overview.noRun")} />}
      </Section>
    </div>
  )
}
