import { Button, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"

/** Stops everything ARMS does by itself, or lets it go on. */
export const Pause = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const prompt = usePrompt()
  const { data } = useArms<{ settings: { paused: boolean }; version: number }>("settings")
  const save = useSend<{ value: { paused: boolean }; version: number }>("settings")
  if (!data || !may("configure")) return null
  const { paused } = data.settings
  const toggle = async () => {
    const isSure = await prompt({
      title: t(paused ? "runs.resume" : "runs.pause"),
      description: t(paused ? "runs.resumeHint" : "runs.pauseHint"),
      confirmText: t(paused ? "runs.resume" : "runs.pause"),
      cancelText: t("command.cancel"),
      variant: paused ? "confirmation" : "danger",
    })
    if (isSure)
      save.mutate(
        { value: { paused: !paused }, version: data.version },
        { onError: (refused) => toast.error(refused.message) }
      )
  }
  return (
    <Button size="small" variant="secondary" onClick={() => void toggle()} isLoading={save.isPending}>
      {t(paused ? "runs.resume" : "runs.pause")}
    </Button>
  )
}
