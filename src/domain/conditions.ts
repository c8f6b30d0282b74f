import type { FactDefinition, FactValue } from "./facts/define-fact"
import { formatAmount, parseAmount, type Minor } from "./money"
import { operatorsByName } from "./operators"
import type { ReceivableSnapshot } from "./snapshot"
import type { Condition } from "./task"
import type { AccountView } from "./view"

/** Facts as they are stored with an action: plain JSON, money as decimal text. */
export type StoredFacts = Record<string, string | number | boolean | readonly string[] | null>

/** `unknown` is neither: it never holds, and it says so (E-138). */
export type Verdict = "holds" | "fails" | "unknown"

/** What the conditions of a task or rule said, and the facts they read. */
export interface Evaluation {
  readonly verdict: Verdict
  /** An unchangeable fact failed: the step is not due at all. */
  readonly never: boolean
  readonly facts: StoredFacts
  /** The currency in which an account's conditions were judged. */
  readonly currency: string | null
}

/** A money condition's value: decimal text per currency; `*` stands for every other one. */
export type MoneyValue = Readonly<Record<string, string>>

/** The amount a money condition asks for in `currency`; `null` when it names none (L14). */
export function moneyValueIn(value: unknown, currency: string): Minor | null {
  const perCurrency = value as MoneyValue
  const text = perCurrency[currency] ?? perCurrency["*"]
  return text === undefined ? null : parseAmount(text, currency)
}

const paramsOf = (fact: FactDefinition, condition: Condition): Record<string, number> => {
  const params: Record<string, number> = {}
  for (const [name, spec] of Object.entries(fact.params ?? {})) {
    params[name] = condition.params?.[name] ?? spec.default
  }
  return params
}

const nameOf = (condition: Condition): string =>
  condition.params && Object.keys(condition.params).length > 0
    ? `${condition.fact}(${Object.values(condition.params).join(",")})`
    : condition.fact

function readFact(
  view: AccountView,
  fact: FactDefinition,
  condition: Condition,
  receivable: ReceivableSnapshot | null,
  currency: string | null
): FactValue {
  const input = { view, receivable, currency, params: paramsOf(fact, condition) }
  if (fact.subject === "receivable") return receivable ? fact.read(input) : null
  const key = `${nameOf(condition)}|${fact.perCurrency ? currency : ""}`
  if (view.memo.has(key)) return view.memo.get(key) as FactValue
  const value = fact.read(input)
  view.memo.set(key, value)
  return value
}

const stored = (value: FactValue, currency: string | null): StoredFacts[string] =>
  typeof value === "bigint" ? (currency ? formatAmount(value, currency) : String(value)) : value

/** Does a known value meet a condition? An amount is compared in the currency the question is asked in. */
function meets(fact: FactDefinition, condition: Condition, actual: FactValue, currency: string | null): boolean {
  const operator = operatorsByName[condition.operator]
  if (fact.type !== "money") return operator.holds(actual, condition.value)
  const amount = currency === null ? null : moneyValueIn(condition.value, currency)
  return amount !== null && operator.holds(actual, amount)
}

function judgeOne(
  view: AccountView,
  condition: Condition,
  receivable: ReceivableSnapshot | null,
  currency: string | null,
  into: StoredFacts
): { verdict: Verdict; never: boolean } {
  const fact = view.context.facts[condition.fact]
  if (!fact || !operatorsByName[condition.operator]) return { verdict: "unknown", never: false }
  const actual = readFact(view, fact, condition, receivable, currency)
  into[nameOf(condition)] = stored(actual, currency)
  if (actual === null) return { verdict: "unknown", never: false }
  if (meets(fact, condition, actual, currency)) return { verdict: "holds", never: false }
  const isNamed = () => fact.type !== "money" || (currency !== null && moneyValueIn(condition.value, currency) !== null)
  return { verdict: "fails", never: fact.immutable === true && isNamed() }
}

/** A condition beside the fact it was decided on; `name` is the fact's among the stored ones. */
export interface JudgedCondition {
  readonly name: string
  readonly condition: Condition
  readonly actual: StoredFacts[string]
  readonly verdict: Verdict
}

/**
 * Judges conditions once more on the facts that were stored when they were decided: which of them did not hold. An amount
 * whose currency was not stored stays `unknown`.
 */
export const judgeStored = (
  conditions: readonly Condition[],
  facts: StoredFacts,
  definitions: Readonly<Record<string, FactDefinition>>,
  currency: string | null
): JudgedCondition[] =>
  conditions.flatMap((condition): JudgedCondition[] => {
    const name = nameOf(condition)
    // Done by hand nothing was asked.
    if (!(name in facts)) return []
    const actual = facts[name]
    const fact = definitions[condition.fact]
    const isMoney = fact?.type === "money"
    const isKnown = fact && operatorsByName[condition.operator] && actual !== null && (!isMoney || currency !== null)
    if (!isKnown) return [{ name, condition, actual, verdict: "unknown" }]
    const value = isMoney ? parseAmount(String(actual), currency!) : (actual as FactValue)
    return [{ name, condition, actual, verdict: meets(fact, condition, value, currency) ? "holds" : "fails" }]
  })

/** Judges conditions in one currency; `fails` beats `unknown`. */
export function evaluateIn(
  view: AccountView,
  conditions: readonly Condition[],
  receivable: ReceivableSnapshot | null,
  currency: string | null
): Evaluation {
  const facts: StoredFacts = {}
  let verdict: Verdict = "holds"
  let never = false
  for (const condition of conditions) {
    const one = judgeOne(view, condition, receivable, currency, facts)
    never ||= one.never
    if (one.verdict === "fails") verdict = "fails"
    else if (one.verdict === "unknown" && verdict === "holds") verdict = "unknown"
  }
  return { verdict, never, facts, currency }
}

const isPerCurrency = (view: AccountView, conditions: readonly Condition[]) =>
  conditions.some((condition) => view.context.facts[condition.fact]?.perCurrency)

/** Judges an account's conditions: they hold if they hold in one currency. */
export function evaluateAccount(view: AccountView, conditions: readonly Condition[]): Evaluation {
  if (!isPerCurrency(view, conditions)) return evaluateIn(view, conditions, null, null)
  let best: Evaluation | null = null
  for (const currency of view.currencies) {
    const evaluation = evaluateIn(view, conditions, null, currency)
    if (evaluation.verdict === "holds") return evaluation
    if (best === null || (best.verdict === "fails" && evaluation.verdict === "unknown")) best = evaluation
  }
  return best ?? { verdict: "fails", never: false, facts: {}, currency: null }
}
