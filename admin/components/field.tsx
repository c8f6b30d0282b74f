import { Checkbox, DatePicker, Input, Label, Select, Textarea } from "@medusajs/ui"

/** One thing a form asks for. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: "choice" | "day" | "amount" | "number" | "text" | "note" | "check"
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly initial?: string
  readonly optional?: boolean
}

/** What was typed, by field; a tick is `true` or empty. */
export type Values = Readonly<Record<string, string>>

const pad = (part: number) => String(part).padStart(2, "0")
const isoDay = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
const dateOf = (day: string) => (day ? new Date(`${day}T00:00:00`) : null)

/** What a form begins with. */
export const initialValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, field.initial ?? field.choices?.[0]?.value ?? ""]))

/** Is everything there that has to be? */
export const isComplete = (fields: readonly Field[], values: Values): boolean =>
  fields.every((field) => field.optional || field.kind === "check" || values[field.name]?.trim())

/** What was typed as a command takes it: nothing for what was left empty. */
export const inputOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }): [string, unknown][] => {
      const value = values[name]?.trim() ?? ""
      if (kind === "check") return [[name, value === "true"]]
      if (value === "") return []
      return [[name, kind === "number" ? Number(value) : value]]
    })
  )

interface Props {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
}

const Control = ({ field, value, onChange }: Props) => {
  const id = `arms-${field.name}`
  if (field.kind === "choice")
    return (
      <Select value={value} onValueChange={onChange}>
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {field.choices?.map((choice) => (
            <Select.Item key={choice.value} value={choice.value}>
              {choice.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    )
  if (field.kind === "day")
    return (
      <DatePicker
        value={dateOf(value)}
        onChange={(date) => onChange(date ? isoDay(date) : "")}
        aria-label={field.label}
        granularity="day"
      />
    )
  if (field.kind === "note")
    return <Textarea id={id} value={value} onChange={(event) => onChange(event.target.value)} maxLength={2000} />
  return (
    <Input
      id={id}
      value={value}
      inputMode={field.kind === "text" ? "text" : "decimal"}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A labelled field. */
export const FieldInput = (props: Props) => {
  const { field, value, onChange } = props
  const id = `arms-${field.name}`
  if (field.kind === "check")
    return (
      <div className="flex items-center gap-x-2">
        <Checkbox
          id={id}
          checked={value === "true"}
          onCheckedChange={(checked) => onChange(checked === true ? "true" : "")}
        />
        <Label htmlFor={id}>{field.label}</Label>
      </div>
    )
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id}>{field.label}</Label>
      <Control {...props} />
    </div>
  )
}
