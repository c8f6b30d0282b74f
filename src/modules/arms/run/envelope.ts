import type { Employee, Mail, Ports } from "../../../operations"
import type { Recipient } from "../sql/messages"
import type { ClaimedNotice } from "../sql/notices"
import type { World } from "./world"

/** Everything of a mail beside subject and body; its bytes follow from it and the stored body. */
export type Envelope = Omit<Mail, "subject" | "html" | "text" | "attachments">

/** Who gets a mail: the first of `to` decides about the language (E-131, E-133). */
export interface Addressed {
  readonly to: readonly Recipient[]
  readonly cc: readonly string[]
}

const withEmail = (list: readonly Recipient[]) => list.filter((one) => one.email !== null)

/**
 * Recipients of a step by its parameters `recipients` and `copy`; where the role asked for has no address, the
 * first contact that has one.
 */
export function addressed(
  params: Readonly<Record<string, unknown>>,
  wanted: readonly Recipient[],
  owner: Employee | null
): Addressed {
  const reachable = withEmail(wanted)
  const role = params.recipients === "billing" || params.recipients === "sales" ? params.recipients : null
  const chosen = params.recipients === "all" ? reachable : reachable.filter((one) => role !== null && one.role === role)
  const to = chosen.length > 0 ? chosen : reachable.slice(0, 1)
  const taken = new Set(to.map((one) => one.email))
  const sales = params.copy === "sales" ? reachable.filter((one) => one.role === "sales").map((one) => one.email!) : []
  const copies = params.copy === "owner" && owner?.email ? [owner.email] : sales
  return { to, cc: copies.filter((email) => !taken.has(email)) }
}

/** A name that cannot end the header it stands in (§4.17). */
const nameIn = (name: string) =>
  name
    .replace(/[<>"\\,;:\r\n\u0000-\u001f]/g, " ")
    .replace(/\s+/g, " ")
    .trim()

const addressOf = (mailbox: string) => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox

/** What the law lets the recipient do without: everything before a payment is due (RFC 8058, P17). */
function unsubscribe(ports: Ports, notice: ClaimedNotice, contactId: string | null): Pick<Envelope, "headers"> {
  const url = notice.voice === "demand" || contactId === null ? null : ports.unsubscribeUrl(contactId)
  if (url === null) return {}
  return { headers: { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } }
}

/** Sender, recipients, replies, headers and tags of a notice's mail. */
export function envelopeFor(
  ports: Ports,
  world: World,
  notice: ClaimedNotice,
  { to, cc }: Addressed,
  seller: { readonly name: string; readonly mail_from: string | null; readonly reply_to: string | null } | undefined,
  owner: Employee | null
): Envelope {
  const { sender } = notice.params as { sender?: unknown }
  const shop = seller?.mail_from ?? ports.mailSender?.from ?? ""
  const spoken =
    sender === "owner" && owner ? `${nameIn(`${owner.name}, ${seller?.name ?? ""}`)} <${addressOf(shop)}>` : shop
  const reply = owner?.email ?? seller?.reply_to ?? null
  return {
    from: spoken,
    to: to.map((one) => one.email!),
    ...(cc.length > 0 ? { cc } : {}),
    ...(reply ? { reply_to: [reply] } : {}),
    ...unsubscribe(ports, notice, to[0]?.contact_id ?? null),
    tags: [
      { name: "arms_notice", value: notice.key },
      ...(world.installationId ? [{ name: "arms_shop", value: world.installationId }] : []),
    ],
  }
}
