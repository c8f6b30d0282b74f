import { Checkbox, DatePicker, Input, Label, Select, Textarea } from "@medusajs/ui"

/** One thing a form asks for. */
export interface Field {
  readonly name: string
  readonly label: string
  /** `many`: several of the choices, with commas between them. */
  readonly kind: "choice" | "many" | "day" | "amount" | "number" | "text" | "note" | "check"
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly initial?: string
  readonly optional?: boolean
  /** Is it asked for, by what else has been typed? Always, where it is not said. */
  readonly when?: (values: Values) => boolean
}

/** Those of some fields that are asked for. */
export const askedOf = <F extends Field>(fields: readonly F[], values: Values): readonly F[] =>
  fields.filter((field) => field.when?.(values) ?? true)

/** What was typed, by field; a tick is `true` or empty. */
export type Values = Readonly<Record<string, string>>

const pad = (part: number) => String(part).padStart(2, "0")
const isoDay = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
const dateOf = (day: string) => (day ? new Date(`${day}T00:00:00`) : null)

/** What a form begins with. */
export const initialValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.initial ?? (field.kind === "choice" ? field.choices?.[0]?.value : undefined) ?? "",
    ])
  )

/** Is everything there that has to be? */
export const isComplete = (fields: readonly Field[], values: Values): boolean =>
  askedOf(fields, values).every(
    (field) => field.optional || field.kind === "check" || field.kind === "many" || values[field.name]?.trim()
  )

/** A decimal comma: one or two digits behind it; with three, or beside a point, it would be a guess. */
const COMMA = /^(-?\d+),(\d{1,2})$/

/** The number that was typed; what is none stays as it is, for the refusal to name it. */
export const numberOr = (typed: string): number | string => (Number.isNaN(Number(typed)) ? typed : Number(typed))

/** What was typed as a command takes it: nothing for what was left empty. */
export const inputOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    askedOf(fields, values).flatMap(({ name, kind }): [string, unknown][] => {
      const value = values[name]?.trim() ?? ""
      if (kind === "check") return [[name, value === "true"]]
      if (value === "") return []
      return [[name, kind === "number" ? numberOr(value) : kind === "amount" ? value.replace(COMMA, "$1.$2") : value]]
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

const Many = ({ field, value, onChange }: Props) => {
  const chosen = value.split(",").filter(Boolean)
  const toggle = (one: string) =>
    onChange((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(","))
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus mb-2">{field.label}</legend>
      <div className="flex max-h-48 flex-wrap gap-x-4 gap-y-2 overflow-y-auto">
        {field.choices?.map((one) => (
          <div key={one.value} className="flex items-center gap-x-2">
            <Checkbox
              id={`arms-${field.name}-${one.value}`}
              checked={chosen.includes(one.value)}
              onCheckedChange={() => toggle(one.value)}
            />
            <Label size="small" htmlFor={`arms-${field.name}-${one.value}`}>
              {one.label}
            </Label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** A labelled field. */
export const FieldInput = (props: Props) => {
  const { field, value, onChange } = props
  const id = `arms-${field.name}`
  if (field.kind === "many") return <Many {...props} />
  if (field.kind === "check")
    return (
      <div className="flex items-center gap-x-2">
        <Checkbox
          id={id}
          checked={value === "true"}
          onCheckedChange={(checked) => onChange(checked === true ? "true" : "")}
        />
        <Label size="small" htmlFor={id}>
          {field.label}
        </Label>
      </div>
    )
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {field.label}
      </Label>
      <Control {...props} />
    </div>
  )
}
