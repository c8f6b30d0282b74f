import type { Shift } from "./business-calendar"
import type { CalendarDate, Weekday } from "./calendar-date"

/** The three reliability statuses, best first; fixed. */
export const STATUSES = ["green", "yellow", "red"] as const
/** See {@link STATUSES}. */
export type Status = (typeof STATUSES)[number]

/** 0 green, 1 yellow, 2 red. */
export const severityOf = (status: Status): number => STATUSES.indexOf(status)

/** How a message speaks, mildest first. */
export const VOICES = ["courtesy", "reminder", "demand"] as const
/** See {@link VOICES}. */
export type Voice = (typeof VOICES)[number]

/** 0 courtesy, 1 reminder, 2 demand. */
export const seriousnessOf = (voice: Voice): number => VOICES.indexOf(voice)

/** What a task is about. */
export const SUBJECTS = ["receivable", "account"] as const
/** See {@link SUBJECTS}. */
export type Subject = (typeof SUBJECTS)[number]

/** Days a trigger counts from. */
export const ANCHORS = ["order_date", "issue_date", "due_date", "settled_date", "status_date"] as const
/** See {@link ANCHORS}. */
export type Anchor = (typeof ANCHORS)[number]

/** `every_days` from `from_day` to `to_day` (`null`: without end), days counted from the anchor. */
export interface RepeatSegment {
  readonly from_day: number
  readonly to_day: number | null
  readonly every_days: number
}

/** When a task is due; it answers *which day*, not *whether today*. */
export type Trigger =
  | {
      readonly kind: "anchor"
      readonly anchor: Anchor
      /** Signed: −2 is two days before. */
      readonly offset_days: number
      readonly repeat?: { readonly segments: readonly RepeatSegment[]; readonly max: number }
    }
  | { readonly kind: "weekly"; readonly weekday: Weekday }
  /** `day` 1–31; a month that is shorter has its last day, so 31 is the last day of every month. */
  | { readonly kind: "monthly"; readonly day: number }
  | { readonly kind: "while" }

/** One requirement; all of a task's must hold. */
export interface Condition {
  readonly fact: string
  readonly params?: Readonly<Record<string, number>>
  readonly operator: string
  readonly value: unknown
}

/** What is to be done: a kind of the operations catalogue and its parameters. */
export interface OperationCall {
  readonly kind: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A task as the merchant defines it, for one status. Times in whole days. */
export interface Task {
  readonly id: string
  readonly version: number
  readonly name: string
  /** Identity of the step; the same name in several lists is the same step. */
  readonly step: string
  readonly status: Status
  /** Later is more serious. */
  readonly position: number
  readonly subject: Subject
  readonly trigger: Trigger
  readonly shift: Shift
  readonly conditions: readonly Condition[]
  /** What failing conditions do. */
  readonly on_fail: "skip" | "wait"
  readonly voice: Voice | null
  readonly operation: OperationCall
  /** Own quiet days; `null`: the policy's. */
  readonly quiet_days: number | null
  /** Days after which a waiting occurrence lapses. */
  readonly window_days: number
  /** For courtesies: at most so many days late. */
  readonly max_days_late: number
  /** Also for receivables that are already settled, e.g. thanks on the issue day. */
  readonly concerns_settled: boolean
  readonly enabled: boolean
  readonly on_since: CalendarDate
}

/** A rule that moves an account to another status. */
export interface StatusRule {
  readonly id: string
  readonly name: string
  readonly from: readonly Status[]
  readonly to: Status
  readonly conditions: readonly Condition[]
  /** Days an account stays in a status before this rule may promote it; demotion ignores it. */
  readonly dwell_days: number
}

/** A policy in one version, as a decision reads it. */
export interface Policy {
  readonly id: string
  readonly version: number
  readonly name: string
  /** Status of accounts without history. */
  readonly start_status: Status
  readonly quiet_days: number
  /** Contacts in 30 days. */
  readonly ceiling: number
  readonly status_rules: readonly StatusRule[]
  readonly tasks: readonly Task[]
  /** Block tasks that bind; they follow `tasks` only after confirmation. */
  readonly binding_block_tasks: readonly Task[]
}

/**
 * Before or after the due date: what the voice says, and where there is none, what the trigger does. A
 * call about an invoice that has been issued is before; one that hangs on nothing dated is after.
 */
export function sideOf({ voice, trigger }: Task): "before" | "after" {
  if (voice !== null) return voice === "demand" ? "after" : "before"
  if (trigger.kind !== "anchor") return "after"
  if (trigger.anchor === "due_date") return trigger.offset_days > 0 ? "after" : "before"
  return trigger.anchor === "issue_date" || trigger.anchor === "order_date" ? "before" : "after"
}

/**
 * Where a new task belongs among those of its status: before the first whose day comes later from the same anchor, else
 * at the end. Later in the list is more serious: a first reminder behind a last one would take its place.
 */
export function placeByDay(tasks: readonly Task[], { trigger }: Pick<Task, "trigger">): number {
  if (trigger.kind !== "anchor") return tasks.length
  const later = tasks.findIndex(
    ({ trigger: other }) =>
      other.kind === "anchor" && other.anchor === trigger.anchor && other.offset_days > trigger.offset_days
  )
  return later === -1 ? tasks.length : later
}
