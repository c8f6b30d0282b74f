import { Button, Skeleton, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { PreviewResponse, RunResponse } from "../../../src/contract/runs"
import { useArms, useOverview, useSend } from "../../api/client"
import { Banners } from "../../components/banners"
import { useMay } from "../../commands/use-may"
import { useFormat } from "../../components/format"
import { ErrorLine } from "../../components/lines"
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

/** The next run by itself; computed only when it is asked for. */
const Later = ({ date }: { date: string }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useArms<{ preview: PreviewResponse }>("runs/preview", { date }, { enabled: isOpen })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="txt-small text-ui-tag-blue-text cursor-pointer px-6 py-3">
        {t("runs.nextDay", { day: day(date) })}
      </summary>
      {error ? <ErrorLine>{t("list.error", { message: error.message })}</ErrorLine> : null}
      {isOpen && !data && !error ? <Skeleton className="m-6 h-24" /> : null}
      {isOpen && data ? <Planned title={t("runs.unlessPaid")} preview={data.preview} /> : null}
    </details>
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
      {next && data && !next.paused && next.date > data.preview.business_date ? <Later date={next.date} /> : null}
    </Section>
  )
}
