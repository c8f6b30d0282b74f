import type { Db } from "../sql/db"
import { foundElsewhere, placeNow, settleHere, storedPlace, type Installation, type Place } from "../sql/installation"
import { alarm } from "./alarm"
import type { EngineHost } from "./engine"
import { newId } from "./ids"

const PARTS = ["system_identifier", "database_oid", "public_url"] as const

/** Parts in which two places differ; what either does not know is not compared. */
const differing = (then: Place, now: Place) =>
  PARTS.filter((part) => then[part] !== null && now[part] !== null && then[part] !== now[part])

/** ARMS lives here from now on. */
export async function settle(db: Db, publicUrl: string | null, id = newId("arins")): Promise<Installation> {
  const installation = { id, ...(await placeNow(db, publicUrl)) }
  await settleHere(db, installation)
  return installation
}

/** Nothing leaves any more until a person says that this is the place. */
export async function rehearseAgain(db: Db, why: string): Promise<void> {
  if (await foundElsewhere(db, { why }))
    await alarm(db, "moved", `ARMS rehearses until a person confirms this installation: ${why}`)
}

/** Is this still the place where set-up was finished? A copied or restored database rehearses (F18). */
export async function checkPlace(host: EngineHost): Promise<void> {
  const db = host.db()
  const stored = await storedPlace(db)
  if (!stored || stored.live_since === null || stored.moved_to !== null) return
  if (stored.installation === null) {
    await settle(db, host.publicUrl)
    return
  }
  const parts = differing(stored.installation, await placeNow(db, host.publicUrl))
  if (parts.length > 0)
    await rehearseAgain(
      db,
      `the database was moved, copied or restored (another ${parts.join(", ").replace(/_/g, " ")}).`
    )
}
