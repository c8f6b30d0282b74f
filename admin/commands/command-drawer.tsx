import { Drawer, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useCommand } from "../api/client"
import { askedOf, FieldInput, initialValues, inputOf, isComplete, type Field } from "../components/field"
import type { Ask } from "./ask"
import { CommandFrame } from "./command-frame"
import { Named } from "../components/named"
import { useOnceKey } from "./use-once-key"

const Form = ({ ask, onClose }: { ask: Ask; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const reason: Field = { name: "reason", label: t("command.reason"), kind: "note" }
  const fields = [...(ask.fields ?? []), reason]
  const [values, setValues] = useState(() => initialValues(fields))
  const command = useCommand()
  const keyOf = useOnceKey()
  const typed = ask.inputOf ? { ...ask.inputOf(values), reason: values.reason.trim() } : inputOf(fields, values)
  const input = { ...ask.fixed, ...typed }
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
    <CommandFrame
      goLabel={ask.isDanger ? ask.label : t("command.save")}
      isDanger={ask.isDanger}
      canGo={isComplete(fields, values)}
      isGoing={command.isPending}
      onGo={save}
      error={command.error}
      fields={fields}
    >
      {ask.hint ? <Text size="small">{ask.hint}</Text> : null}
      {askedOf(fields, values).map((field) => (
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
    </CommandFrame>
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
