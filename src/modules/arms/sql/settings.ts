import type { CalendarDate } from "../../../domain"
import { json, one, type Db } from "./db"

/** The settings row; `value` is validated by the caller. */
export interface SettingsRow {
  readonly value: unknown
  readonly live_since: CalendarDate | null
  readonly clock_offset_ms: string
  readonly version: number
  /** Id of the installation, once set-up has been finished. */
  readonly installation_id: string | null
  /** The database has been found elsewhere: it rehearses until a person confirms. */
  readonly moved: boolean
}

const COLUMNS = `value, to_char(live_since, 'YYYY-MM-DD') as live_since, clock_offset_ms::text, version,
  installation->>'id' as installation_id, moved_to is not null as moved`

/** Reads the settings, making the row on first use. */
export async function readSettings(db: Db): Promise<SettingsRow> {
  const row = await one<SettingsRow>(db, `select ${COLUMNS} from arms_settings where id = 'arms'`)
  if (row) return row
  await db.rows(`insert into arms_settings (id, value) values ('arms', '{}') on conflict do nothing`)
  return (await one<SettingsRow>(db, `select ${COLUMNS} from arms_settings where id = 'arms'`))!
}

/** Stores settings; answers nothing when `version` is no longer the present one. */
export const writeSettings = (db: Db, value: unknown, version: number): Promise<SettingsRow | null> =>
  one<SettingsRow>(
    db,
    `update arms_settings set value = ?::jsonb, version = version + 1, updated_at = now()
      where id = 'arms' and version = ? returning ${COLUMNS}`,
    [json(value), version]
  )

/** Ends the rehearsal: every day up to and including this one is history (DESIGN §3.14). */
export const goLive = async (db: Db, day: CalendarDate): Promise<void> => {
  await db.rows(`update arms_settings set live_since = ?, version = version + 1 where id = 'arms'`, [day])
}

/** Latest day up to which every payment source has reported; `null` when there is no such source. */
export async function paymentsReportedOn(db: Db): Promise<CalendarDate | null> {
  const row = await one<{ reported: CalendarDate | null }>(
    db,
    `select to_char(min(coalesce(payments_reported_on, opened_on)), 'YYYY-MM-DD') as reported
       from arms_source where reports_payments and deleted_at is null`
  )
  return row?.reported ?? null
}
