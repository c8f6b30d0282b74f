import { Button, Drawer, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useCommand } from "../api/client"
import { FieldInput, initialValues, inputOf, isComplete, type Field } from "../components/field"
import type { Ask } from "./ask"
import { Named } from "../components/named"
import { useOnceKey } from "./use-once-key"

const Form = ({ ask, onClose }: { ask: Ask; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const reason: Field = { name: "reason", label: t("command.reason"), kind: "note" }
  const fields = [...(ask.fields ?? []), reason]
  const [values, setValues] = useState(() => initialValues(fields))
  const command = useCommand()
  const keyOf = useOnceKey()
  const input = { ...ask.fixed, ...inputOf(fields, values) }
  const save = () =>
    command.mutate(
      { name: ask.name, input: { ...input, idempotency_key: keyOf(JSON.stringify(input)) } },
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
        {ask.hint ? <Text size="small">{ask.hint}</Text> : null}
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {ask.Effect ? <ask.Effect values={values} /> : null}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("command.reasonHint")}
        </Text>
        {/* What was typed stays: the sentence says what to change. */}
        {command.error ? (
          <Text role="alert" size="small" className="text-ui-fg-error">
            {command.error.message}
          </Text>
        ) : null}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button variant="secondary">{t("command.cancel")}</Button>
        </Drawer.Close>
        <Button
          variant={ask.isDanger ? "danger" : "primary"}
          onClick={save}
          disabled={!isComplete(fields, values)}
          isLoading={command.isPending}
        >
          {ask.isDanger ? ask.label : t("command.save")}
        </Button>
      </Drawer.Footer>
    </>
  )
}

/** Asks for what a command needs and for its reason; `null`: closed. */
export const CommandDrawer = ({ ask, onClose }: { ask: Ask | null; onClose: () => void }) => (
  <Drawer open={ask !== null} onOpenChange={(open) => !open && onClose()}>
    <Drawer.Content aria-describedby={undefined}>
      <Named>
        <Drawer.Header>
          <Drawer.Title>{ask?.label}</Drawer.Title>
        </Drawer.Header>
      </Named>
      {ask ? <Form key={ask.name} ask={ask} onClose={onClose} /> : null}
    </Drawer.Content>
  </Drawer>
)
