import type { CalendarDate } from "../calendar-date"
import { STATUSES, type Policy, type Task } from "../task"
import { friendly } from "./friendly"
import type { PresetLanguage } from "./names"
import type { Preset, TaskDraft } from "./shared"
import { standard } from "./standard"
import { strict } from "./strict"

/** The three complete presets (DESIGN §5). */
export const presets: readonly Preset[] = [friendly, standard, strict]

/** Defaults by voice: what comes before due or is a courtesy skips, a demand waits. */
export function completeTask(
  draft: TaskDraft,
  place: Pick<Task, "id" | "status" | "position" | "on_since" | "version">
): Task {
  const voice = draft.voice ?? null
  const rhythmic = draft.trigger.kind === "weekly" || draft.trigger.kind === "monthly"
  return {
    step: place.id,
    shift: "exact",
    conditions: [],
    on_fail: rhythmic || voice === "courtesy" || voice === "reminder" ? "skip" : "wait",
    quiet_days: null,
    window_days: 30,
    max_days_late: 3,
    concerns_settled: false,
    enabled: true,
    ...draft,
    voice,
    ...place,
  }
}

/** A preset as a policy that is on since `onSince`, named in `language`; ids are `<policy>.<status>.<position>`. */
export function policyFromPreset(
  preset: Preset,
  id: string,
  onSince: CalendarDate,
  language: PresetLanguage = "en"
): Policy {
  const tasks = STATUSES.flatMap((status) =>
    preset.tasks[status].map((draft, position) => {
      const place = { id: `${id}.${status}.${position}`, version: 1, status, position, on_since: onSince }
      return completeTask({ ...draft, name: draft.name[language] }, place)
    })
  )
  return {
    id,
    version: 1,
    name: preset.name[language],
    start_status: preset.start_status,
    quiet_days: preset.quiet_days,
    ceiling: preset.ceiling,
    status_rules: preset.status_rules.map((rule) => ({ ...rule, name: rule.name[language] })),
    tasks,
    binding_block_tasks: tasks.filter((task) => task.operation.kind === "block_ordering"),
  }
}

export { PRESET_LANGUAGES, type PresetLanguage } from "./names"
export type { Preset, TaskDraft } from "./shared"
