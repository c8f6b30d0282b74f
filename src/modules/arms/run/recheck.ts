import { groupBy, parseAmount } from "../../../domain"
import type { Db } from "../sql/db"
import { endSettledNotices } from "../sql/notice-ends"
import { dropLines, noticeLines, type NoticeLine } from "../sql/notice-lines"
import { type ClaimedNotice } from "../sql/notices"
import type { World } from "./world"

/** Nothing is open any more, or the document is void: then there is nothing to be thanked for either. */
const isCovered = (line: NoticeLine) =>
  line.cancelled ||
  (line.receivable_id !== null &&
    !line.concerns_settled &&
    (parseAmount(line.open_amount ?? "0", line.currency ?? "EUR") ?? 0n) === 0n)

const ids = (lines: readonly NoticeLine[]) => lines.map((line) => line.action_id)

/** Lines of notices by notice. */
export type LinesOf = ReadonlyMap<string, readonly NoticeLine[]>

/** Lines of claimed notices as they stand now, split into what may still be said and what may not. */
export async function readLines(
  db: Db,
  world: World,
  notices: readonly ClaimedNotice[]
): Promise<{ readonly left: LinesOf; readonly settled: NoticeLine[]; readonly blocked: NoticeLine[] }> {
  const chasing = new Map(notices.map((one) => [one.id, one.voice !== null && one.voice !== "courtesy"]))
  const lines = await noticeLines(
    db,
    notices.map((notice) => notice.id),
    world.clock.today
  )
  const settled = lines.filter(isCovered)
  const blocked = lines.filter((line) => line.blocked && !isCovered(line) && chasing.get(line.notice_id))
  const gone = new Set([...settled, ...blocked])
  const left = groupBy(
    lines.filter((line) => !gone.has(line)),
    (line) => line.notice_id
  )
  return { left, settled, blocked }
}

/**
 * Facts at send time (DESIGN §3.5): settled lines end, blocked ones wait for the next run. Answers what is
 * left to say per notice; a notice with nothing left has ended and is not in it.
 */
export async function recheck(db: Db, world: World, notices: readonly ClaimedNotice[]): Promise<LinesOf> {
  const { left, settled, blocked } = await readLines(db, world, notices)
  await dropLines(db, ids(settled), "settled", "settled")
  await dropLines(db, ids(blocked), "ended", "dunning_block")
  await endSettledNotices(
    db,
    notices.filter((notice) => !left.has(notice.id)).map((notice) => notice.id)
  )
  return left
}
