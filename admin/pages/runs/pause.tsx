import { Button, Drawer, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useArms, useSend } from "../../api/client"
import { CommandFrame } from "../../commands/command-frame"
import { useMay } from "../../commands/use-may"
import { FieldInput } from "../../components/field"
import { Named } from "../../components/named"

interface Change {
  readonly value: { readonly paused: boolean; readonly resume_on: string | null }
  readonly version: number
}

const Form = ({ version, onClose }: { version: number; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const [day, setDay] = useState("")
  const save = useSend<Change>("settings")
  return (
    <CommandFrame
      goLabel={t("runs.pause")}
      isDanger
      canGo
      isGoing={save.isPending}
      onGo={() => save.mutate({ value: { paused: true, resume_on: day || null }, version }, { onSuccess: onClose })}
      error={save.error}
    >
      <Text size="small">{t("runs.pauseHint")}</Text>
      <FieldInput
        field={{ name: "resume_on", label: t("runs.resumeOn"), kind: "day", optional: true }}
        value={day}
        onChange={setDay}
      />
    </CommandFrame>
  )
}

/** Stops everything ARMS does by itself, until a day or until somebody lets it go on. */
export const Pause = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const prompt = usePrompt()
  const [isAsking, setAsking] = useState(false)
  const { data } = useArms<{ settings: { paused: boolean }; version: number }>("settings")
  const save = useSend<Change>("settings")
  if (!data || !may("configure")) return null
  const { paused } = data.settings
  const resume = async () => {
    const isSure = await prompt({
      title: t("runs.resume"),
      description: t("runs.resumeHint"),
      confirmText: t("runs.resume"),
      cancelText: t("command.cancel"),
      variant: "confirmation",
    })
    if (isSure)
      save.mutate(
        { value: { paused: false, resume_on: null }, version: data.version },
        { onError: (refused) => toast.error(refused.message) }
      )
  }
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onClick={() => (paused ? void resume() : setAsking(true))}
        isLoading={save.isPending}
      >
        {t(paused ? "runs.resume" : "runs.pause")}
      </Button>
      <Drawer open={isAsking} onOpenChange={setAsking}>
        <Drawer.Content aria-describedby={undefined}>
          <Named>
            <Drawer.Header>
              <Drawer.Title>{t("runs.pause")}</Drawer.Title>
            </Drawer.Header>
          </Named>
          {isAsking ? <Form version={data.version} onClose={() => setAsking(false)} /> : null}
        </Drawer.Content>
      </Drawer>
    </>
  )
}
