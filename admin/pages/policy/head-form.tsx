import { Button, Drawer, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PolicyResponse } from "../../../src/contract/policies"
import { useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { FieldInput, initialValues, inputOf, isComplete, type Field } from "../../components/field"
import { ErrorLine } from "../../components/lines"
import { Named } from "../../components/named"
import { useVersion } from "../../components/use-version"

const STATUSES = ["green", "yellow", "red"]

const Form = ({ policy, onClose }: { policy: PolicyResponse; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { definition } = policy
  const fields: Field[] = [
    { name: "name", label: t("policy.name"), kind: "text", initial: policy.name },
    { name: "quiet_days", label: t("policy.quiet"), kind: "number", initial: String(definition.quiet_days) },
    { name: "ceiling", label: t("policy.ceiling"), kind: "number", initial: String(definition.ceiling) },
    {
      name: "start_status",
      label: t("policy.start"),
      kind: "choice",
      initial: definition.start_status,
      choices: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    ...(policy.is_default ? [] : [{ name: "is_default", label: t("policy.makeDefault"), kind: "check" } as const]),
  ]
  const [values, setValues] = useState(() => initialValues(fields))
  const { versionAfter } = useVersion(policy.version)
  const save = useSend<Record<string, unknown>>(`policies/${policy.id}`)
  const submit = () =>
    save.mutate(
      { ...inputOf(fields, values), version: versionAfter(save.error) },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          onClose()
        },
      }
    )
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {save.error ? <ErrorLine>{save.error.message}</ErrorLine> : null}
      </Drawer.Body>
      <Drawer.Footer>
        <Button onClick={submit} disabled={!isComplete(fields, values)} isLoading={save.isPending}>
          {t("command.save")}
        </Button>
      </Drawer.Footer>
    </>
  )
}

/** Name, quiet days, ceiling and start of a policy. */
export const HeadForm = ({ policy }: { policy: PolicyResponse }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may("configure")) return null
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("policy.edit")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <Named>
          <Drawer.Header>
            <Drawer.Title>{policy.name}</Drawer.Title>
          </Drawer.Header>
        </Named>
        {isOpen ? <Form policy={policy} onClose={() => setOpen(false)} /> : null}
      </Drawer.Content>
    </Drawer>
  )
}
