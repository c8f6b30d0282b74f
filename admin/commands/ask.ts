import type { CommandName } from "../../src/contract/commands"
import type { ComponentType } from "react"
import type { Field, Values } from "../components/field"

/** A command as a person is asked for it. */
export interface Ask {
  readonly name: CommandName
  /** On the button and above the form. */
  readonly label: string
  /** What will happen, in numbers. */
  readonly hint?: string
  readonly fields?: readonly Field[]
  /** What was typed, as the command takes it; each field under its name where it is not said. */
  readonly inputOf?: (values: Values) => Record<string, unknown>
  /** What is known already. */
  readonly fixed: Readonly<Record<string, unknown>>
  readonly isDanger?: boolean
  /** What it will change, for what has been typed. */
  readonly Effect?: ComponentType<{ values: Values }>
}
