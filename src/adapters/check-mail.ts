import { randomUUID } from "crypto"
import { resolveTxt } from "dns/promises"
import { escapeHtml } from "../emails/fill"
import type { MailSender } from "../operations"

/** Text records of a name; rejects with a code of the resolver. */
export type ResolveTxt = (name: string) => Promise<string[][]>

/** Codes by which a resolver says that there is no such record. */
const NOTHING = ["ENOTFOUND", "ENODATA"]

/** Domain of `name <address>` or of an address alone. */
const domainOf = (mailbox: string): string =>
  mailbox
    .replace(/^.*@/, "")
    .replace(/[>\s]+$/, "")
    .toLowerCase()

/** A domain, then each of its parents that is no top-level domain: where a DMARC record may stand (RFC 7489 §6.6.3). */
function withParents(domain: string): string[] {
  const labels = domain.split(".")
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."))
}

async function dmarcProblem(domain: string, resolve: ResolveTxt): Promise<string | null> {
  for (const name of withParents(domain)) {
    try {
      const records = await resolve(`_dmarc.${name}`)
      if (records.some((parts) => /^v=DMARC1\b/i.test(parts.join("")))) return null
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? (error as Error).message)
      if (!NOTHING.includes(code)) return `The DMARC record of ${domain} could not be looked up (${code}): try again.`
    }
  }
  return `The domain ${domain} has no DMARC record: expected a TXT record at _dmarc.${domain} that begins with v=DMARC1.`
}

/**
 * Would mails from these senders arrive well? Sentences; none: nothing stands against it (P33). Where the key
 * may not ask for domains, the test mail shows whether they are verified: others are refused.
 */
export async function checkMail(
  sender: Pick<MailSender, "domains">,
  mailboxes: readonly string[],
  resolve: ResolveTxt = resolveTxt
): Promise<string[]> {
  const domains = [...new Set(mailboxes.map(domainOf))]
  const known = await sender.domains()
  const problems: string[] = "refused" in known ? [known.refused] : []
  for (const domain of domains) {
    const state = "states" in known ? (known.states.get(domain) ?? "unknown to it") : "verified"
    if (state !== "verified") problems.push(`The provider has not verified the domain ${domain}: it is ${state}.`)
    const missing = await dmarcProblem(domain, resolve)
    if (missing) problems.push(missing)
  }
  return problems
}

/** What a test mail came to: the provider's id, or why it was refused. */
export type TestSent = { readonly id: string } | { readonly problem: string }

/** Sends one mail that only shows that mails arrive. */
export async function sendTestMail(sender: MailSender, from: string, to: string, shop: string): Promise<TestSent> {
  const text = `This mail shows that reminders of ${shop} can be sent. There is nothing to do.`
  const mail = {
    from,
    to: [to],
    subject: `Test mail of ${shop}`,
    html: `<p>${escapeHtml(text)}</p>`,
    text,
    tags: [{ name: "arms_test", value: "set_up" }],
  }
  const reply = await sender.send([mail], `arms/test/${randomUUID()}`)
  if (reply.outcome !== "accepted") return { problem: reply.sentence }
  const [result] = reply.results
  return "id" in result ? result : { problem: result.refused }
}
