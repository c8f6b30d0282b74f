import { Button, Input, Label, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SendingResponse, SettingsResponse } from "../../../src/contract/settings-answer"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import type { Field, Values } from "../../components/field"
import { FieldsForm } from "../../components/fields-form"
import { QuietLine } from "../../components/lines"

const NAMES = ["name", "address", "bank_account", "phone", "mail_from", "reply_to", "logo_url"] as const

/** Who writes to customers: name, address, account, sender. */
export const SellerForm = ({ data, onSaved }: { data: SettingsResponse; onSaved?: () => void }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const key = data.settings.default_selling_entity
  const present = data.settings.selling_entities[key]
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(NAMES.map((name) => [name, present?.[name] ?? ""]))
  )
  const save = useSend<{ value: Record<string, unknown>; version: number }>("settings")
  const submit = () => {
    const seller = Object.fromEntries(NAMES.map((name) => [name, values[name].trim() || null]))
    save.mutate(
      { value: { selling_entities: { ...data.settings.selling_entities, [key]: seller } }, version: data.version },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          onSaved?.()
        },
      }
    )
  }
  const fields: Field[] = NAMES.map((name) => ({ name, label: t(`settings.seller.${name}`), kind: "text" }))
  return (
    <FieldsForm
      fields={fields}
      values={values}
      onChange={setValues}
      error={save.error?.message}
      onSave={may("configure") ? submit : null}
      isSaving={save.isPending}
    />
  )
}

/** Would mail arrive: what the provider and the domain say, and a test mail to oneself. */
export const MailCheck = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const [to, setTo] = useState("")
  const { data } = useArms<{ sending: SendingResponse }>("sending")
  const check = useSend<{ to: string }, { problems: string[] }>("sending/check")
  if (!data) return null
  const { provider, from, problems } = data.sending
  if (provider === null) return <QuietLine>{t("settings.noProvider")}</QuietLine>
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small">{t("settings.sendsThrough", { provider, from })}</Text>
      {problems.map((problem) => (
        <Text key={problem} size="small" className="text-ui-fg-error">
          {problem}
        </Text>
      ))}
      {problems.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.mailReady")}
        </Text>
      ) : null}
      {may("configure") ? (
        <div className="flex flex-wrap items-end gap-2">
          <div className="flex flex-col gap-y-1">
            <Label htmlFor="arms-check-to" size="small">
              {t("texts.testTo")}
            </Label>
            <Input
              id="arms-check-to"
              size="small"
              type="email"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </div>
          <Button
            size="small"
            variant="secondary"
            disabled={to.trim() === ""}
            isLoading={check.isPending}
            onClick={() => check.mutate({ to }, { onError: (error) => toast.error(error.message) })}
          >
            {t("settings.check")}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
