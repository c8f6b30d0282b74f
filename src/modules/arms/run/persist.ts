import { setTimeout as wait } from "timers/promises"

const TRY_EVERY_MS = 500
const GIVE_UP_AFTER_MS = 30_000

/**
 * Writes down what the outside has answered, again and again while the database is away: the answer is known
 * here and nowhere else, and without it somebody would have to ask again (F15).
 */
export async function persistently<T>(write: () => Promise<T>): Promise<T> {
  const until = Date.now() + GIVE_UP_AFTER_MS
  for (;;) {
    try {
      return await write()
    } catch (error) {
      if (Date.now() > until) throw error
      await wait(TRY_EVERY_MS)
    }
  }
}
