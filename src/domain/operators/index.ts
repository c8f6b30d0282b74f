import type { FactType } from "../facts/define-fact"

type Comparable = bigint | number

/** A comparison; `expected` has been parsed for the fact's type. One entry each. */
export interface OperatorDefinition {
  readonly name: string
  readonly types: readonly FactType[]
  /** The expected value is a list. */
  readonly list?: boolean
  readonly label: Readonly<Record<"en" | "pl" | "de", string>>
  holds(actual: unknown, expected: unknown): boolean
}

const QUANTITIES: readonly FactType[] = ["money", "number", "days", "percent"]
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const compare = (
  name: string,
  label: OperatorDefinition["label"],
  test: (actual: Comparable, expected: Comparable) => boolean
): OperatorDefinition => ({
  name,
  types: QUANTITIES,
  label,
  holds: (actual, expected) => test(actual as Comparable, expected as Comparable),
})

const anyOf = (actual: unknown, expected: unknown) => listOf(actual).some((value) => listOf(expected).includes(value))

/** Every operator; its name says where the boundary lies. */
export const operators: readonly OperatorDefinition[] = [
  compare("at_least", { en: "at least", pl: "co najmniej", de: "mindestens" }, (a, b) => a >= b),
  compare("at_most", { en: "at most", pl: "co najwyżej", de: "höchstens" }, (a, b) => a <= b),
  compare("more_than", { en: "more than", pl: "więcej niż", de: "mehr als" }, (a, b) => a > b),
  compare("less_than", { en: "less than", pl: "mniej niż", de: "weniger als" }, (a, b) => a < b),
  {
    name: "is",
    types: ["text", "boolean"],
    label: { en: "is", pl: "jest", de: "ist" },
    holds: (actual, expected) => actual === expected,
  },
  {
    name: "is_not",
    types: ["text", "boolean"],
    label: { en: "is not", pl: "nie jest", de: "ist nicht" },
    holds: (actual, expected) => actual !== expected,
  },
  {
    name: "is_one_of",
    types: ["text", "list"],
    list: true,
    label: { en: "is one of", pl: "jest jednym z", de: "ist eines von" },
    holds: anyOf,
  },
  {
    name: "is_none_of",
    types: ["text", "list"],
    list: true,
    label: { en: "is none of", pl: "nie jest żadnym z", de: "ist keines von" },
    holds: (actual, expected) => !anyOf(actual, expected),
  },
]

/** Operators by name. */
export const operatorsByName: Readonly<Record<string, OperatorDefinition>> = Object.fromEntries(
  operators.map((operator) => [operator.name, operator])
)
