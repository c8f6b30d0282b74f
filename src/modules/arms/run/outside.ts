import type { Employee, MailAttachment, Ports } from "../../../operations"
import type { Db } from "../sql/db"
import { documentsOf, type DocumentRow } from "../sql/documents"
import { suppressedOf } from "../sql/messages"
import type { ClaimedNotice } from "../sql/notices"
import { ownersOf } from "../sql/plan-effects"
import type { EngineHost } from "./engine"
import { within } from "./within"

/** Bytes of documents one mail may carry (E-135); base64 makes them a third more. */
const MAX_BYTES = 7_000_000

/** What is asked of the world before the transaction, which holds a connection that the host may need. */
export interface Outside {
  /** Employees responsible for accounts, by their ids. */
  readonly owners: ReadonlyMap<string, Employee>
  /** Documents to attach, by receivable. */
  readonly documents: ReadonlyMap<string, MailAttachment>
}

/** Asks the host who is responsible for accounts; an address that gets no mail any more is left out. */
export async function responsibleFor(
  db: Db,
  ports: Ports,
  accountIds: readonly string[]
): Promise<ReadonlyMap<string, Employee>> {
  const ids = (await ownersOf(db, [...new Set(accountIds)])).flatMap((row) =>
    row.owner_id === null ? [] : [row.owner_id]
  )
  if (ids.length === 0) return new Map()
  const employees = await ports.employees([...new Set(ids)])
  const silent = await suppressedOf(
    db,
    [...employees.values()].flatMap(({ email }) => (email === null ? [] : [email]))
  )
  return new Map(
    [...employees].map(([id, one]) => [id, silent.has(one.email?.toLowerCase() ?? "") ? { ...one, email: null } : one])
  )
}

const fileName = (number: string | null): string => `${(number ?? "document").replace(/[^A-Za-z0-9._-]+/g, "-")}.pdf`

/**
 * Fetches documents until the mail is full or the time is over, for the claim must outlast it; one that is
 * missing, too large or too slow is left out.
 */
async function attachments(
  ports: Ports,
  wanted: readonly DocumentRow[],
  milliseconds: number
): Promise<Map<string, MailAttachment>> {
  const files = new Map<string, MailAttachment>()
  const end = performance.now() + milliseconds
  let left = MAX_BYTES
  for (const { receivable_id, number, document_url } of wanted) {
    const time = end - performance.now()
    if (left <= 0 || time <= 0) break
    const bytes = await within(ports.document(document_url, left), time, "A document").catch(() => null)
    if (bytes === null) continue
    left -= bytes.length
    files.set(receivable_id, { filename: fileName(number), content: bytes.toString("base64") })
  }
  return files
}

/** Who is responsible for notices, and the documents of the one that is claimed alone. */
export async function askOutside(host: EngineHost, ports: Ports, notices: readonly ClaimedNotice[]): Promise<Outside> {
  if (notices.length === 0) return { owners: new Map(), documents: new Map() }
  const db = host.db()
  const owners = await responsibleFor(
    db,
    ports,
    notices.map((notice) => notice.account_id)
  )
  const [only, ...others] = notices
  const wanted = only && others.length === 0 ? await documentsOf(db, [only.id]) : []
  return { owners, documents: await attachments(ports, wanted, (host.leaseSeconds * 1000) / 3) }
}
