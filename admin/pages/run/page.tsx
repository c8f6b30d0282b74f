import { Skeleton } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import type { PlanResponse, RunDetailResponse } from "../../../src/contract/runs"
import { get, useArms } from "../../api/client"
import { useUsers } from "../../api/users"
import { useFormat } from "../../components/format"
import { Pager } from "../../components/pager"
import { FactLine } from "../../components/lines"
import { RunFigures } from "../../components/run-figures"
import { Section } from "../../components/section"
import { PlannedList } from "../runs/planned-list"
import { RunBadge } from "../runs/run-badge"
import { Decide } from "./decide"
import { Numbers } from "./numbers"

const UNDER_WAY = ["planning", "performing"]
const WATCH_MS = 2_000
/** Customers of a plan on a page. */
const PAGE = 100

const useRun = (id: string) =>
  useQuery({
    queryKey: ["arms", "run", id],
    queryFn: () => get<RunDetailResponse>(`runs/${id}`),
    refetchInterval: ({ state }) => (UNDER_WAY.includes(state.data?.run.state ?? "") ? WATCH_MS : false),
  })

const Notices = ({ notices }: Pick<RunDetailResponse, "notices">) => {
  const { t } = useTranslation("arms")
  return notices.map(({ state, count }) => (
    <FactLine key={state} label={t(`runs.notice.${state}`, { defaultValue: state })}>
      {count}
    </FactLine>
  ))
}

/** How far planning is, in customers looked at. */
const Progress = ({ done, of }: { done: number; of: number }) => {
  const { t } = useTranslation("arms")
  const label = t("runs.lookedAt", { done, count: of })
  return (
    <div className="flex flex-col gap-y-1">
      <progress className="w-full" value={done} max={Math.max(of, 1)} aria-label={label} />
      {label}
    </div>
  )
}

/** One run in numbers; a plan that waits, with the buttons that decide about it. */
export const RunPage = () => {
  const { t } = useTranslation("arms")
  const { id = "" } = useParams()
  const { day, instant } = useFormat()
  const { actorOf } = useUsers()
  const { data, error } = useRun(id)
  const [page, setPage] = useState(0)
  const { data: plan } = useArms<PlanResponse>(`runs/${id}/plan`, { limit: PAGE, offset: page * PAGE })
  // What is shown, and what is being typed, stays where only a later request failed.
  if (error && !data)
    return <Section level="h1" title={t("runs.title")} error={t("list.error", { message: error.message })} />
  if (!data) return <Skeleton className="h-96" />
  const { run, notices } = data
  const waits = run.state === "awaiting_approval"
  const actions = (
    <>
      <RunBadge run={run} />
      {waits ? <Decide run={run} /> : null}
    </>
  )
  return (
    <div className="flex flex-col gap-y-3">
      <Section level="h1" title={t("overview.lastRun", { day: day(run.business_date) })} actions={actions}>
        <FactLine label={t("runs.kind")}>{t(`runs.is.${run.kind}`)}</FactLine>
        <FactLine label={t("action.by")}>
          {actorOf(run.actor)}
          {run.approved_by ? ` · ${t("runs.approvedBy", { name: actorOf(run.approved_by) })}` : ""}
        </FactLine>
        <FactLine label={t("runs.begun")}>{instant(run.created_at)}</FactLine>
        {run.finished_at ? <FactLine label={t("runs.finished")}>{instant(run.finished_at)}</FactLine> : null}
        <FactLine label={t(waits ? "runs.wouldDo" : "runs.did")}>
          <RunFigures totals={run.totals} />
        </FactLine>
        {data.progress ? (
          <FactLine label={t("runs.progress")}>
            <Progress done={data.progress.done} of={data.progress.of} />
          </FactLine>
        ) : null}
        <Notices notices={notices} />
        <FactLine label={t("register.title")}>
          <Link className="text-ui-tag-blue-text" to={`/arms/register?run_id=${run.id}`}>
            {t("runs.toRegister")}
          </Link>
        </FactLine>
      </Section>
      <Numbers run={run} />
      {waits || (plan?.count ?? 0) > 0 ? (
        <Section title={t(waits ? "runs.plan" : "runs.differed")}>
          {plan ? <PlannedList accounts={plan.accounts} none={t("runs.nothing")} /> : <Skeleton className="m-6 h-32" />}
          <Pager page={page} count={plan?.count ?? 0} size={PAGE} onTurn={setPage} />
        </Section>
      ) : null}
    </div>
  )
}
