import { Input, Select } from "@medusajs/ui"
import { useState } from "react"

/** A value and what it is called. */
export interface Choice {
  readonly value: string
  readonly label: string
}

interface PickProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (value: string) => void
}

/** A choice within a sentence. */
export const Pick = ({ label, value, choices, onChange }: PickProps) => (
  <Select size="small" value={value} onValueChange={onChange}>
    <Select.Trigger aria-label={label} className="w-auto max-w-[20rem] [&>span]:truncate">
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      {choices.map((choice) => (
        <Select.Item key={choice.value} value={choice.value}>
          {choice.label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)

interface NumberProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A whole number within a sentence; what is typed amiss is refused by the server with its sentence. */
export const Whole = ({ label, value, onChange }: NumberProps) => {
  const [text, setText] = useState(String(value))
  // What is typed stands until it is another number than the one that counts: a field can be emptied on the way.
  const shown = text === "" || Number(text) === value ? text : String(value)
  return (
    <Input
      size="small"
      type="number"
      aria-label={label}
      className="w-20"
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
        if (event.target.value !== "") onChange(Number(event.target.value))
      }}
      onBlur={() => setText(String(value))}
    />
  )
}

interface WordProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isWide?: boolean
}

/** A word within a sentence. */
export const Word = ({ label, value, onChange, isWide = false }: WordProps) => (
  <Input
    size="small"
    aria-label={label}
    className={isWide ? "w-72" : "w-28"}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
