import type { Db } from "./db"
import { one } from "./db"

/** An alarm that stands. */
export interface AlarmRow {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly raised_at: string
}

/** Raises an alarm once per kind; `null`: it stands already. */
export const raiseAlarm = (db: Db, id: string, kind: string, sentence: string): Promise<AlarmRow | null> =>
  one<AlarmRow>(
    db,
    `insert into arms_alarm (id, kind, sentence) values (?, ?, ?) on conflict (kind) where cleared_at is null do nothing
     returning id, kind, sentence, raised_at`,
    [id, kind, sentence]
  )

/** Ends an alarm whose cause has gone. */
export const clearAlarm = async (db: Db, kind: string): Promise<void> => {
  await db.rows(
    `update arms_alarm set cleared_at = clock_timestamp(), updated_at = now() where kind = ? and cleared_at is null`,
    [kind]
  )
}

/** Alarms nobody has been told of yet; whoever takes them tells them. */
export const takeUntoldAlarms = (db: Db): Promise<AlarmRow[]> =>
  db.rows<AlarmRow>(
    `update arms_alarm set told_at = clock_timestamp() where told_at is null and cleared_at is null
     returning id, kind, sentence, raised_at`
  )

/** Alarms that stand, oldest first. */
export const standingAlarms = (db: Db): Promise<AlarmRow[]> =>
  db.rows<AlarmRow>(`select id, kind, sentence, raised_at from arms_alarm where cleared_at is null order by raised_at`)
