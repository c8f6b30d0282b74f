import { useTranslation } from "react-i18next"
import type { ActionResponse } from "../../src/contract/responses"
import { useFormat } from "./format"

/** Reasons the API gives itself where nobody was asked for one. */
const UNASKED = ["task", "policy", "text", "test clock", "calendar feed", "import", "settings", "replay", "order"]

/** A word of ours, not a person's sentence. */
const CODE = /^[a-z]+(_[a-z]+)*$/
/** Steps of a move to another status and of a block, done or proposed. */
const IS_MOVE = /^(status:|proposal:status$)/
const IS_HOLD = /^(hold:|proposal:hold$)/
const DECIMAL = /^-?\d+\.\d+$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** Causes are `step:document`: two tasks may block for one document. */
const documentsOf = (causes: readonly unknown[]) => new Set(causes.map((cause) => String(cause).split(":").at(-1))).size

const text = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(", ")
    : typeof value === "object" && value !== null
      ? JSON.stringify(value)
      : String(value)

/** What a row of the register says, in words. */
export const useDescribe = () => {
  const { t } = useTranslation("arms")
  const { day, money, number } = useFormat()
  const what = (action: ActionResponse): string => {
    if (action.step.startsWith("status:") || action.operation === "set_status") {
      const { from, to } = (action.result ?? {}) as { from?: string; to?: string }
      const moved = to ? `${from ? `${t(`status.${from}`)} → ` : ""}${t(`status.${to}`)}` : ""
      return `${t("operation.set_status")}${moved ? `: ${moved}` : ""}`
    }
    if (action.task_name) return action.task_name
    // A step's name has a colon, which would else name a namespace.
    const event = t(`event.${action.step}`, { defaultValue: "", nsSeparator: false })
    return event || t(`operation.${action.operation}`, { defaultValue: action.operation })
  }
  /** `overdue_sum(30)` → "amount overdue (30)". */
  const fact = (name: string): string => {
    const [plain, params] = name.split("(")
    const label = t(`fact.${plain}`, { defaultValue: plain.replace(/_/g, " ") })
    return params ? `${label} (${params}` : label
  }
  /** A fact's value: days and amounts as they are written here, causes of a hold by their number. */
  const shown = (name: string, value: unknown, facts: Record<string, unknown> | null): string => {
    if (name === "causes" && Array.isArray(value)) return t("why.causes", { count: documentsOf(value) })
    if (name === "strength") return t(`widget.strength.${String(value)}`, { defaultValue: String(value) })
    if (name === "status") return t(`status.${String(value)}`, { defaultValue: String(value) })
    if (typeof value === "boolean") return t(`action.is.${value}`)
    if (typeof value === "string" && DAY.test(value)) return day(value)
    // Only amounts are stored as decimal text, the open one of a yen document too; shares and counts are numbers.
    if (typeof value !== "string" || !(name === "open" || DECIMAL.test(value))) return text(value)
    return typeof facts?.currency === "string" ? money(value, facts.currency) : number(value)
  }
  /** What a move to another status rests on, e.g. "amount overdue (30) 812.40, overdue share in % (30) 41". */
  const grounds = (facts: Record<string, unknown>): string =>
    Object.entries(facts)
      .filter(([name]) => name !== "status" && name !== "currency")
      .map(([name, value]) => `${fact(name)} ${shown(name, value, facts)}`)
      .join(", ")
  const why = (action: ActionResponse): string => {
    // What is only proposed is so because its day is history; whoever decides wants the grounds it would have.
    if (action.reason && !action.step.startsWith("proposal:"))
      return t(`reason.${action.reason}`, { defaultValue: action.reason })
    if (IS_MOVE.test(action.step)) return grounds(action.facts ?? {})
    const result = (action.result ?? {}) as { because?: unknown; error?: unknown }
    const causes = action.facts?.causes
    if (action.step === "hold:lifted") return t("why.lifted")
    if (IS_HOLD.test(action.step) && Array.isArray(causes) && causes.length > 0)
      return t("why.causes", { count: documentsOf(causes) })
    const given = action.facts?.reason ?? result.because ?? result.error
    if (typeof given !== "string" || UNASKED.includes(given)) return ""
    if (given === "fewest open") return t("why.fewestOpen")
    return CODE.test(given) ? t(`reason.${given}`, { defaultValue: given }) : given
  }
  return { what, why, fact, shown }
}
