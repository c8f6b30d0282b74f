import { addDays } from "../../../domain"
import { runInFunnel } from "../commands/funnel"
import { clearAlarm } from "../sql/alarms"
import { forgetRefused, refusedIds, type RowKind } from "../sql/refused-rows"
import { blockVanished, livingOf, setVanished, unblockVanished, type Living } from "../sql/vanished"
import { alarm } from "./alarm"
import type { EngineHost } from "./engine"

const PAGE = 2000
/** What has vanished is not chased so long: somebody is to look at it (E-129: a block ends). */
const BLOCK_DAYS = 30

async function mark(host: EngineHost, source: string, gone: readonly Living[], back: readonly Living[]): Promise<void> {
  if (gone.length + back.length === 0) return
  const caller = { actor: "system", reason: `source ${source}` }
  await runInFunnel(host, "compare_source", { source, behind: gone[0]?.id ?? back[0]?.id }, caller, async (context) => {
    const ids = (rows: readonly Living[]) => rows.map((row) => row.id)
    const reason = `vanished at ${source}`
    await setVanished(context.db, ids(gone), context.today)
    await blockVanished(context.db, ids(gone), {
      from: context.today,
      until: addDays(context.today, BLOCK_DAYS),
      reason,
    })
    await setVanished(context.db, ids(back), null)
    await unblockVanished(context.db, ids(back), reason, context.today)
    const result = { vanished: gone.length, told_again: back.length, first_vanished: gone[0]?.external_id ?? null }
    return { accountId: null, subject: "system", subjectId: source, result }
  })
}

/** What was refused and is not told any more needs nobody's attention. */
export async function forgetVanishedRefusals(
  host: EngineHost,
  source: string,
  kind: RowKind,
  told: ReadonlySet<string>
): Promise<void> {
  const gone = (await refusedIds(host.db(), source, kind)).filter((id) => !told.has(id))
  if (gone.length > 0) await forgetRefused(host.db(), source, kind, gone)
}

/**
 * A whole reading has ended: what is open here and was not told has vanished. It is shown and not chased for a while,
 * never deleted; what is told of again is as before.
 */
export async function followVanished(host: EngineHost, source: string, told: ReadonlySet<string>): Promise<void> {
  const db = host.db()
  let vanished = 0
  for (let behind = ""; ;) {
    const page = await livingOf(db, source, behind, PAGE)
    if (page.length === 0) break
    const missing = page.filter((row) => !told.has(row.external_id))
    vanished += missing.length
    const back = page.filter((row) => row.vanished_on !== null && told.has(row.external_id))
    await mark(
      host,
      source,
      missing.filter((row) => row.vanished_on === null),
      back
    )
    behind = page.at(-1)!.id
  }
  const kind = `vanished:${source}`
  if (vanished === 0) return clearAlarm(db, kind)
  await alarm(
    db,
    kind,
    `The ledger ${source} does not tell of ${vanished} open receivables any more: they are not chased for ${BLOCK_DAYS} days. Look at them under sources.`
  )
}
