import { viewAccount } from "../../../domain"
import type { Db } from "../sql/db"
import { decideAccounts } from "./decide-accounts"
import { horizonOf } from "./horizon"
import type { World } from "./world"

/** How punctually an account pays; days, and decimal text. */
export interface Punctuality {
  readonly onTimeStreak: number | null
  readonly averageDaysLate: string | null
}

const VARIABLES = ["on_time_streak", "average_days_late"] as const

/** Does a text name one of the variables that need the whole history of an account? */
export const asksForPunctuality = (content: unknown): boolean =>
  VARIABLES.some((name) => JSON.stringify(content).includes(name))

/** The facts of the same names, for the few texts that ask for them. */
export async function punctualityOf(
  db: Db,
  world: World,
  accountIds: readonly string[]
): Promise<ReadonlyMap<string, Punctuality>> {
  const asOf = world.clock.today
  const context = world.contextFor(asOf)
  const decided = await decideAccounts(db, world, [...new Set(accountIds)], asOf, horizonOf(world, asOf))
  return new Map(
    decided.map(({ snapshot }) => {
      const view = viewAccount(snapshot, asOf, context)
      const [streak, average] = VARIABLES.map((name) =>
        context.facts[name].read({ view, receivable: null, currency: null, params: {} })
      )
      return [
        snapshot.id,
        {
          onTimeStreak: typeof streak === "number" ? streak : null,
          averageDaysLate: average === null ? null : String(average),
        },
      ]
    })
  )
}
