import type { Settings } from "./settings"

/** All settings, with the version a change is made on. */
export interface SettingsResponse {
  readonly settings: Settings
  readonly version: number
  readonly live_since: string | null
}

/** Through what e-mail is sent, and whether it would arrive well. */
export interface SendingResponse {
  readonly provider: string | null
  readonly from?: string
  readonly paused_until?: string | null
  readonly pause_reason?: string | null
  readonly checked_at?: string | null
  readonly problems: readonly string[]
}

/** A door to an order, and how it is guarded here. */
export interface DoorResponse {
  readonly name: string
  readonly state: "hook" | "composed" | "step" | "route_only" | "open"
  readonly workflow: string | null
  readonly step: string | null
  readonly route: string | null
}
