import { Button, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { RunResponse } from "../../../src/contract/runs"
import { useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { useFigures } from "../../components/run-figures"

/** Approves a plan exactly as it was seen, or says no to it. */
export const Decide = ({ run }: { run: RunResponse }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const prompt = usePrompt()
  const figures = useFigures()
  const approve = useSend<{ plan_hash: string }>(`runs/${run.id}/approve`)
  const cancel = useSend<Record<string, never>>(`runs/${run.id}/cancel`)
  if (!may("approve") || !run.plan_hash) return null
  const onError = (refused: Error) => toast.error(refused.message)
  const yes = async () => {
    const isSure = await prompt({
      title: t("runs.approve"),
      description: t("runs.approveHint", { figures: figures(run.totals).join(", ") }),
      confirmText: t("runs.approve"),
      cancelText: t("command.cancel"),
      variant: "confirmation",
    })
    if (isSure) approve.mutate({ plan_hash: run.plan_hash! }, { onError })
  }
  const no = async () => {
    const isSure = await prompt({
      title: t("runs.reject"),
      description: t("runs.rejectHint"),
      confirmText: t("runs.reject"),
      cancelText: t("command.cancel"),
    })
    if (isSure) cancel.mutate({}, { onError })
  }
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => void no()} isLoading={cancel.isPending}>
        {t("runs.reject")}
      </Button>
      <Button size="small" onClick={() => void yes()} isLoading={approve.isPending}>
        {t("runs.approve")}
      </Button>
    </>
  )
}
