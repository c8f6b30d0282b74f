import { createHash } from "crypto"
import { runInFunnel, type Execution } from "../modules/arms/commands/funnel"
import { notAllowed } from "../modules/arms/commands/define-command"
import { hookAddress } from "../modules/arms/options"
import type { EngineHost } from "../modules/arms/run/engine"
import { readWorld } from "../modules/arms/run/world"
import type ArmsModuleService from "../modules/arms/service"
import { hasNotificationProvider } from "../modules/arms/sql/host"
import { keepCheck, latestCheck, testMailsTo, type SetUpCheck } from "../modules/arms/sql/set-up"
import { onApplicationStart } from "../modules/arms/start"
import type { MailSender } from "../operations"
import { configuredSender } from "../providers/resend/service"
import { checkMail, sendTestMail, type ResolveTxt } from "./check-mail"

/** Test mails to one address in a day (reliability §4, attack 15). */
const TESTS_A_DAY = 5

/** Our own provider, where this installation sends through it. */
export async function senderInUse(arms: ArmsModuleService): Promise<MailSender | null> {
  const mail = !arms.options.test_clock && (await hasNotificationProvider(arms.host.db(), "email"))
  return mail ? configuredSender() : null
}

/** Writes a test mail into the register before it is sent; the sixth of a day to one address is refused. */
export async function countTestMail(host: EngineHost, to: string, execution: Execution): Promise<void> {
  const subjectId = createHash("sha256").update(to.toLowerCase()).digest("hex").slice(0, 32)
  await runInFunnel(host, "send_test_mail", { to }, execution, async ({ db, today }) => {
    if ((await testMailsTo(db, subjectId, today)) >= TESTS_A_DAY)
      throw notAllowed(`to is "${to.slice(0, 64)}": expected at most ${TESTS_A_DAY} test mails to an address in a day.`)
    return { accountId: null, subject: "system", subjectId, result: {} }
  })
}

/** What stands against sending for real, as sentences, by the latest check. */
function problemsOf(check: SetUpCheck | null, publicUrl: string | null): string[] {
  if (check === null) return ["The e-mail set-up has not been checked yet: send a test mail."]
  const { problems, test_mail } = check
  const states = new Set(Object.values(test_mail?.states ?? {}))
  states.delete("delivered")
  const said = [...states].map((state) =>
    state === "sent"
      ? `A test mail to ${test_mail?.to} has not been reported as delivered: it is on its way, or the provider's webhook does not reach ${hookAddress(publicUrl)}.`
      : `A test mail to ${test_mail?.to} was not delivered: ${state}.`
  )
  return [...problems, ...said]
}

/** Checks domain, DMARC and whether a test mail is taken, and keeps what was found (P33). */
export async function checkSetUp(
  host: EngineHost,
  sender: MailSender,
  to: string,
  execution: Execution,
  resolve?: ResolveTxt
): Promise<readonly string[]> {
  await countTestMail(host, to, execution)
  const { settings } = await readWorld(host.db(), host.catalog)
  const sellers = Object.values(settings.selling_entities)
  const froms = [...new Set(sellers.map((seller) => seller.mail_from ?? sender.from))]
  const problems = await checkMail(sender, froms, resolve)
  const states: Record<string, string> = {}
  for (const from of froms) {
    const sent = await sendTestMail(sender, from, to, sellers[0]?.name ?? "")
    if ("id" in sent) states[sent.id] = "sent"
    else problems.push(`The provider did not take a test mail from ${from}: ${sent.problem}`)
  }
  await runInFunnel(host, "check_mail", { to }, execution, async ({ db }) => {
    await keepCheck(db, sender.name, problems, { to, states })
    return { accountId: null, subject: "system", subjectId: sender.name, result: { problems } }
  })
  return setUpProblems(host, sender)
}

/** How the set-up of e-mail stands, by the latest check. */
export const setUpProblems = async (host: EngineHost, sender: MailSender): Promise<readonly string[]> =>
  problemsOf(await latestCheck(host.db(), sender.name), host.publicUrl)

onApplicationStart((arms) => {
  arms.host.mailProblems = async () => {
    const sender = await senderInUse(arms)
    return sender ? setUpProblems(arms.host, sender) : []
  }
})
