import type { CalendarDate } from "../../../domain"
import { one, type Db } from "./db"

/** Now, as the database and the test clock say: all instances agree (DESIGN §4). */
export interface Clock {
  /** Business date in the merchant's zone. */
  readonly today: CalendarDate
  /** Time of day there, `HH:MM`. */
  readonly time: string
  /** Last minute of yesterday, `HH:MM`: 23:59, unless the clocks skipped it. */
  readonly yesterdayEnd: string
  /** The instant, ISO 8601 in UTC. */
  readonly instant: string
}

/** What time is it in `zone`? */
export const readClock = async (db: Db, zone: string): Promise<Clock> =>
  (await one<Clock>(
    db,
    `select to_char(at at time zone ?, 'YYYY-MM-DD') as today,
            to_char(at at time zone ?, 'HH24:MI') as time,
            to_char((date_trunc('day', at at time zone ?) at time zone ? - interval '1 minute') at time zone ?, 'HH24:MI') as "yesterdayEnd",
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as instant
       from (select clock_timestamp()
                  + coalesce((select clock_offset_ms from arms_settings where id = 'arms'), 0) * interval '1 millisecond' as at) now`,
    [zone, zone, zone, zone, zone]
  ))!

/** Sets the test clock so that it is now `local` (`YYYY-MM-DD HH:MM`) in `zone`. */
export const setTestClock = async (db: Db, zone: string, local: string): Promise<void> => {
  await db.rows(
    `update arms_settings
        set clock_offset_ms = extract(epoch from ((?::timestamp at time zone ?) - clock_timestamp())) * 1000
      where id = 'arms'`,
    [local, zone]
  )
}

/** Back to the database's own time. */
export const resetTestClock = async (db: Db): Promise<void> => {
  await db.rows(`update arms_settings set clock_offset_ms = 0 where id = 'arms'`)
}
