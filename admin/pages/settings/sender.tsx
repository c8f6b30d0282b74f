import { Button, Input, Label, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { SendingResponse, SettingsResponse } from "../../../src/contract/settings-answer"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import type { Field } from "../../components/field"
import { QuietLine } from "../../components/lines"
import { DocumentForm } from "./settings-form"
import { said } from "../../refusals/said"

/** What is said of a seller. */
export const SELLER = ["name", "address", "bank_account", "phone", "mail_from", "reply_to", "logo_url"] as const

interface SellerProps {
  readonly data: SettingsResponse
  readonly onSaved?: () => void
  readonly saveLabel?: string
}

/** Who writes to customers: name, address, account, sender. */
export const SellerForm = ({ data, ...rest }: SellerProps) => {
  const { t } = useTranslation("arms")
  const key = data.settings.default_selling_entity
  const present = data.settings.selling_entities[key]
  const fields: Field[] = SELLER.map((name) => ({ name, label: t(`settings.seller.${name}`), kind: "text" }))
  return (
    <DocumentForm
      data={data}
      fields={fields}
      present={Object.fromEntries(SELLER.map((name) => [name, present?.[name] ?? ""]))}
      valueOf={(changed, values) => ({
        selling_entities: {
          ...data.settings.selling_entities,
          [key]: { ...present, ...Object.fromEntries(changed.map(({ name }) => [name, values[name].trim() || null])) },
        },
      })}
      {...rest}
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
          {said(problem)}
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
            <Label htmlFor="arms-check-to" size="small" weight="plus">
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
