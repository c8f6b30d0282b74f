import { Container, Skeleton, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { TaskReach } from "../../../src/contract/policies"
import type { PreviewResponse } from "../../../src/contract/runs"
import { send } from "../../api/client"
import { useFigures } from "../../components/run-figures"
import { useRested } from "../../components/use-rested"
import type { Draft } from "./draft"
import { Examples } from "./examples"
import { LookBack } from "./look-back"

/** What a task would do, tried on the server. */
export interface Tried {
  readonly now: PreviewResponse | null
  readonly then: PreviewResponse | null
  readonly reach: TaskReach
}

/** Tries a task out on the server, where nothing of it is kept. */
const useTrial = (path: string, draft: Draft) => {
  const rested = useRested(draft)
  // A task needs a name only once it is saved; it is shown switched on, which is what one wants to know.
  const task = { ...rested, name: "…", enabled: true }
  return useQuery({
    queryKey: ["arms", "trial", path, task],
    queryFn: () => send<Tried>(`${path}?preview=true`, { task }),
    retry: false,
    placeholderData: keepPreviousData,
  })
}

/** Whom the task will come to and when, and what today's run would do with it (E-20). */
export const Effect = ({ path, draft }: { path: string; draft: Draft }) => {
  const { t } = useTranslation("arms")
  const figures = useFigures()
  const { data, error, isFetching } = useTrial(path, draft)
  const today = data?.then && data.now ? (data.then.totals.contacts ?? 0) - (data.now.totals.contacts ?? 0) : 0
  return (
    <aside className="flex flex-col gap-y-3" aria-live="polite" aria-busy={isFetching}>
      <Text weight="plus">{t("task.effect")}</Text>
      {error ? (
        <Text role="alert" size="small" className="text-ui-fg-error">
          {error.message}
        </Text>
      ) : null}
      <Text size="small" className="text-ui-fg-subtle">
        {t("task.fromToday")}
      </Text>
      {!data && !error ? <Skeleton className="h-40 w-full" /> : null}
      {data && !error ? (
        <>
          <Text size="small">
            {t(draft.subject === "receivable" ? "task.reach" : "task.reachAccounts", {
              count: data.reach.subjects,
              customers: t("task.customers", { count: data.reach.customers }),
            })}
          </Text>
          {data.reach.is_all ? null : <Text size="small">{t("task.reachMore")}</Text>}
          <Text size="small" className="text-ui-fg-subtle">
            {data.then
              ? t("task.todayWould", { figures: figures(data.then.totals).join(", ") })
              : t("task.todayUnknown")}
            {today !== 0 ? ` ${t("task.todayMore", { count: today })}` : ""}
          </Text>
          {data.reach.examples.length > 0 ? (
            <Container className="p-0">
              <Examples examples={data.reach.examples} />
            </Container>
          ) : null}
          {draft.voice && data.reach.examples.length > 0 ? (
            <Text size="small" className="text-ui-fg-subtle">
              {t("task.mayMove")}
            </Text>
          ) : null}
        </>
      ) : null}
      <LookBack path={path} draft={draft} />
    </aside>
  )
}
