import { InlineTip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useStanding } from "../api/client"
import type { Ask } from "../commands/ask"
import { CommandButtons } from "../commands/command-buttons"
import { useFormat } from "./format"

/** What everybody who reads the register must know: rehearsal, outbox, test clock. */
export const Banners = () => {
  const { t } = useTranslation("arms")
  const { data: standing } = useStanding()
  const { day } = useFormat()
  if (!standing) return null
  const sentences = [
    !standing.enabled && t("banner.off"),
    !standing.has_policy && t("banner.noPolicy"),
    standing.paused &&
      (standing.resume_on ? t("banner.pausedUntil", { day: day(standing.resume_on) }) : t("banner.paused")),
    standing.rehearsal && !standing.moved && t("banner.rehearsal"),
    ...standing.alarms.map(({ kind, sentence }) =>
      t(`alarm.${kind.split(":")[0]}`, { sentence, defaultValue: sentence })
    ),
    standing.clock_shifted
      ? t("banner.clock", { day: day(standing.today), time: standing.time })
      : standing.email === "outbox" && t("banner.outbox"),
    standing.email === "provider" && !standing.remembers_keys && t("banner.noMemory"),
  ].filter((sentence): sentence is string => typeof sentence === "string")
  if (sentences.length === 0) return null
  const ask = (name: Ask["name"]): Ask => ({
    name,
    label: t(`command.${name}`),
    hint: t(`command.hint.${name}`),
    fixed: {},
  })
  const wayOut = [
    ...(standing.moved ? [ask("confirm_installation")] : []),
    ...(standing.alarms.some(({ kind }) => kind === "sending_stopped") ? [ask("resume_sending")] : []),
  ]
  return (
    <div role="status" className="flex flex-col gap-y-2 px-6 py-4">
      {sentences.map((sentence) => (
        <InlineTip key={sentence} label="ARMS" variant="warning">
          {sentence}
        </InlineTip>
      ))}
      {wayOut.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          <CommandButtons asks={wayOut} />
        </div>
      ) : null}
    </div>
  )
}
