import type { Settings } from "../../../contract/settings"
import { holidayCountries } from "../business-days"
import { writeSettings } from "../sql/settings"
import { ChangedMeanwhile, notAllowed, sameVersion, type CommandContext, type Recorded } from "./define-command"

/** Changes settings; the end of a pause is kept for the windows of what waited. */
export async function updateSettings(
  context: CommandContext,
  input: { value: Partial<Settings>; version?: number }
): Promise<Recorded> {
  const { settings, settingsVersion } = context.world
  const version = input.version ?? settingsVersion
  const resumed = settings.paused && input.value.paused === false
  const value: Settings = {
    ...settings,
    ...input.value,
    ...(resumed ? { last_pause_end: context.today, resume_on: null } : {}),
  }
  if (value.runs_wait_for_approval && value.approve_until <= value.run_at)
    throw notAllowed(`approve_until is "${value.approve_until}": expected an hour after run_at (${value.run_at}).`)
  if (input.value.country !== undefined && !holidayCountries.has(value.country))
    throw notAllowed(`country is "${value.country}": expected a country whose holidays are known, such as DE.`)
  const rights = Object.values(value.permissions)
  if (rights.length > 0 && !rights.some((given) => given.includes("see") && given.includes("configure")))
    throw notAllowed("permissions would leave nobody who may both see and configure: expected at least one who may.")
  await sameVersion(context, { id: "settings", version: settingsVersion }, version, "settings document")
  const written = await writeSettings(context.db, value, version)
  if (!written) throw new ChangedMeanwhile("The settings document is being changed by somebody else: look at it again.")
  return {
    accountId: null,
    subject: "system",
    subjectId: "settings",
    result: { version: written.version, changed: Object.keys(input.value) },
  }
}
