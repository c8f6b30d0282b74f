import { Button, Skeleton, Text, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { PreviewResponse, RunResponse } from "../../../src/contract/runs"
import { useArms, useOverview, useSend } from "../../api/client"
import { Banners } from "../../components/banners"
import { useMay } from "../../commands/use-may"
import { useFormat } from "../../components/format"
import { RunFigures, useFigures } from "../../components/run-figures"
import { Section } from "../../components/section"
import { Pause } from "./pause"
import { PlannedList } from "./planned-list"

const Planned = ({ title, preview }: { title: string; preview: PreviewResponse }) => {
  const { t } = useTranslation("arms")
  return (
    <div>
      <div className="flex flex-col gap-y-1 px-6 py-3">
        <Text size="small" weight="plus">
          {title}
        </Text>
        <RunFigures totals={preview.totals} />
      </div>
      <details>
        <summary className="txt-small text-ui-tag-blue-text cursor-pointer px-6 py-3">{t("runs.byCustomer")}</summary>
        <PlannedList accounts={preview.accounts} none={t("runs.wouldDoNothing")} />
      </details>
    </div>
  )
}

/** What a run would do now, and the next one by itself; the button does the first. */
export const Next = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { may } = useMay()
  const figures = useFigures()
  const prompt = usePrompt()
  const navigate = useNavigate()
  const { data: overview } = useOverview()
  const { data, error } = useArms<{ preview: PreviewResponse }>("runs/preview")
  const run = useSend<Record<string, never>, { run: RunResponse }>("runs")
  const now = async () => {
    const description = figures(data?.preview.totals ?? null).join(", ")
    const isSure = await prompt({
      title: t("runs.now"),
      description: t("runs.nowHint", { figures: description }),
      confirmText: t("runs.now"),
      cancelText: t("command.cancel"),
      variant: "confirmation",
    })
    if (!isSure) return
    run.mutate(
      {},
      {
        onSuccess: (answer) => navigate(`/arms/runs/${answer.run.id}`),
        onError: (refused) => toast.error(refused.message),
      }
    )
  }
  const next = overview?.next_run
  const isLater = next !== undefined && data !== undefined && next.date > data.preview.business_date
  const { data: later } = useArms<{ preview: PreviewResponse }>(
    "runs/preview",
    { date: next?.date },
    { enabled: isLater && !next.paused }
  )
  const actions = (
    <>
      <Pause />
      {may("act") ? (
        <Button size="small" variant="secondary" onClick={() => void now()} isLoading={run.isPending} disabled={!data}>
          {t("runs.now")}
        </Button>
      ) : null}
    </>
  )
  return (
    <Section
      level="h1"
      title={t("runs.title")}
      subtitle={
        next
          ? next.paused
            ? t("overview.paused")
            : t("overview.nextRun", { day: day(next.date), time: next.time })
          : undefined
      }
      actions={actions}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      <Banners />
      {!data && !error ? <Skeleton className="m-6 h-24" /> : null}
      {data ? <Planned title={t("runs.wouldDo")} preview={data.preview} /> : null}
      {isLater && later ? (
        <Planned title={t("runs.nextDay", { day: day(later.preview.business_date) })} preview={later.preview} />
      ) : null}
    </Section>
  )
}
