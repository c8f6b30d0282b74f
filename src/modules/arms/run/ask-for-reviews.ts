import { addDays, parseExact, type CalendarDate } from "../../../domain"
import { orderVolume, reviewsDue } from "../sql/credit-limits"
import type { Db } from "../sql/db"
import type { EngineHost } from "./engine"
import { giveWork } from "./give-work"
import { readWorld, type World } from "./world"

const AT_ONCE = 100
const TEXT_KEY = "credit_review_due"
/** Without so many days of orders there is no average to compare with. */
const KNOWN_FOR_DAYS = 90

/** Limits whose review day has come: an employee is asked, once. */
export async function askForReviews(host: EngineHost): Promise<void> {
  const world = await readWorld(host.db(), host.catalog)
  if (world.liveSince === null) return
  await host.transaction(async (db) => {
    for (const { account_id, limit_id, review_on } of await reviewsDue(db, world.clock.today, AT_ONCE))
      await giveWork(db, world, {
        accountId: account_id,
        kind: "check",
        textKey: TEXT_KEY,
        facts: { limit_id, review_on },
      })
  })
}

/** An account orders much more than it used to: its limit is looked at before its day. */
export async function askOnIncrease(db: Db, world: World, accountId: string, currency: string): Promise<void> {
  const factor = world.settings.review_on_increase
  if (factor === 0 || world.liveSince === null) return
  const today = world.clock.today
  const volume = await orderVolume(db, accountId, currency, today)
  if (!volume?.since || addDays(volume.since as CalendarDate, KNOWN_FOR_DAYS) > today) return
  const [recent, average] = [parseExact(volume.recent) ?? 0n, parseExact(volume.average) ?? 0n]
  if (average === 0n || recent <= average * BigInt(factor)) return
  const facts = { recent: volume.recent, average: volume.average, currency }
  await giveWork(db, world, { accountId, kind: "check", textKey: TEXT_KEY, facts })
}
