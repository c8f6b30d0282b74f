import { one, type Db } from "./db"

/** The only statement that reads a table of the host: does a provider send through this channel? */
export const hasNotificationProvider = async (db: Db, channel: string): Promise<boolean> =>
  (await one(
    db,
    `select 1 as found from notification_provider where is_enabled and channels @> array[?]::text[] and deleted_at is null`,
    [channel]
  )) !== null
