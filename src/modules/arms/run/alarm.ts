import { raiseAlarm } from "../sql/alarms"
import type { Db } from "../sql/db"
import { newId } from "./ids"

/** Raises an alarm unless it stands; whoever wakes next tells it (`tellAlarms`). */
export const alarm = async (db: Db, kind: string, sentence: string): Promise<void> => {
  await raiseAlarm(db, newId("aralm"), kind, sentence)
}
