import { Button, ProgressTabs, Skeleton, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse } from "../../../src/contract/policies"
import type { PreviewResponse } from "../../../src/contract/runs"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useArms, useCommand, useStanding } from "../../api/client"
import { FieldInput } from "../../components/field"
import { ErrorLine } from "../../components/lines"
import { RunFigures } from "../../components/run-figures"
import { Section } from "../../components/section"
import { useSpoken, useWords } from "../../components/spoken"
import { useSettingFields } from "./fields"
import { MailCheck, SellerForm } from "./sender"
import { SettingsForm } from "./settings-form"

const STEPS = ["calendar", "sender", "policy"] as const
type Step = (typeof STEPS)[number]

const Preset = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation("arms")
  const { data: catalog } = useArms<CatalogResponse>("catalog")
  const words = useWords()
  const language = useSpoken()
  const [preset, setPreset] = useState("standard")
  const command = useCommand()
  const choose = () =>
    command.mutate(
      { name: "choose_preset", input: { preset, language, reason: t("settings.assistant") } },
      { onSuccess: onDone }
    )
  return (
    <>
      <FieldInput
        field={{
          name: "preset",
          label: t("policy.from"),
          kind: "choice",
          choices: (catalog?.presets ?? []).map(({ key, name }) => ({ value: key, label: words(name) })),
        }}
        value={preset}
        onChange={setPreset}
      />
      <Text size="small" className="text-ui-fg-subtle">
        {t(`settings.presetHint.${preset}`)}
      </Text>
      {command.error ? <ErrorLine>{command.error.message}</ErrorLine> : null}
      <Button className="w-fit" size="small" onClick={choose} isLoading={command.isPending}>
        {t("settings.choose")}
      </Button>
    </>
  )
}

/** What a run would do, and the button that ends the rehearsal. */
const Finish = () => {
  const { t } = useTranslation("arms")
  const { data } = useArms<{ preview: PreviewResponse }>("runs/preview")
  const command = useCommand()
  const finish = (despite: boolean) =>
    command.mutate(
      {
        name: "finish_set_up",
        input: { reason: t("settings.assistant"), ...(despite ? { despite_mail_problems: true } : {}) },
      },
      { onSuccess: () => toast.success(t("settings.finished")) }
    )
  const isAboutMail = command.error?.message.includes("despite_mail_problems") ?? false
  return (
    <>
      <Text size="small" weight="plus">
        {t("runs.wouldDo")}
      </Text>
      {data ? <RunFigures totals={data.preview.totals} /> : <Skeleton className="h-12 w-full" />}
      <Text size="small" className="text-ui-fg-subtle">
        {t("settings.finishHint")}
      </Text>
      {command.error ? <ErrorLine>{command.error.message}</ErrorLine> : null}
      <div className="flex gap-2">
        <Button size="small" onClick={() => finish(false)} isLoading={command.isPending} disabled={!data}>
          {t("settings.finish")}
        </Button>
        {isAboutMail ? (
          <Button size="small" variant="danger" onClick={() => finish(true)}>
            {t("settings.finishDespite")}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** From nothing to the first run in three steps; gone when set-up is finished. */
export const Assistant = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const { data: standing } = useStanding()
  const fields = useSettingFields("calendar")
  const [step, setStep] = useState<Step>("calendar")
  const at = STEPS.indexOf(step)
  const status = (one: Step) => (STEPS.indexOf(one) < at ? "completed" : one === step ? "in-progress" : "not-started")
  return (
    <Section title={t("settings.assistant")} subtitle={t("settings.assistantHint")}>
      <ProgressTabs value={step} onValueChange={(next) => setStep(next as Step)}>
        <ProgressTabs.List className="w-full">
          {STEPS.map((one) => (
            <ProgressTabs.Trigger key={one} value={one} status={status(one)}>
              {t(`settings.step.${one}`)}
            </ProgressTabs.Trigger>
          ))}
        </ProgressTabs.List>
        <ProgressTabs.Content value="calendar">
          <SettingsForm data={data} fields={fields} saveLabel={t("settings.next")} onSaved={() => setStep("sender")} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="sender" className="divide-y">
          <MailCheck />
          <SellerForm data={data} saveLabel={t("settings.next")} onSaved={() => setStep("policy")} />
        </ProgressTabs.Content>
        <ProgressTabs.Content value="policy">
          <div className="flex flex-col gap-y-3 px-6 py-4">
            {standing?.has_policy ? <Finish /> : <Preset onDone={() => setStep("policy")} />}
          </div>
        </ProgressTabs.Content>
      </ProgressTabs>
    </Section>
  )
}
