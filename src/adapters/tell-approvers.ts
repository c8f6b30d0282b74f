import { createHash } from "crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, formatAmount, parseAmount, type CalendarDate } from "../domain"
import { approvalMail } from "../emails/approval"
import { dayIn, moneyIn } from "../emails/format"
import { languageOf } from "../emails/texts"
import { ARMS_MODULE } from "../modules/arms"
import { newId } from "../modules/arms/run/ids"
import { actionOf } from "../modules/arms/run/plan-rows"
import { insertActions } from "../modules/arms/sql/actions"
import { hasNotificationProvider } from "../modules/arms/sql/host"
import { TOLD_STEP, untoldCases, type UntoldCase } from "../modules/arms/sql/untold-cases"
import type ArmsModuleService from "../modules/arms/service"
import { addressOf, caseToken } from "./case-links"
import { portsOf } from "./ports"
import type { Ports } from "../operations"

/** What waits longer is in the queue, and nobody is told late. */
const TOLD_WITHIN_DAYS = 7
/** Days a link opens its case. */
const LINK_DAYS = 14
const AT_ONCE = 50

const exact = (amount: string, currency: string) => formatAmount(parseAmount(amount, currency) ?? 0n, currency)
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16)

/** Takes a case for oneself: the row is there once, whoever else wakes. */
async function take(arms: ArmsModuleService, one: UntoldCase, today: CalendarDate, count: number): Promise<boolean> {
  const id = newId("aract")
  const row = actionOf({
    id,
    account_id: one.account_id,
    subject: "system",
    subject_id: one.id,
    step: TOLD_STEP,
    occurrence: "1",
    operation: "tell_approvers",
    business_date: today,
    result: { case: one.kind, addresses: count },
    actor: "system",
  })
  return !(await arms.host.transaction((db) => insertActions(db, [row]))).has(id)
}

/** The mail about a case, to one address: the same key whoever sends it. */
function workOf(
  one: UntoldCase,
  to: string,
  today: CalendarDate,
  mail: ReturnType<typeof approvalMail>,
  language: string
) {
  const message = { ...mail, recipient: to, language, attachments: [] }
  const key = `arms/case/${one.id}/${hashOf(to)}`
  const about = { accountId: one.account_id ?? "", businessDate: today, actionIds: [], params: {} }
  return { work: { noticeId: one.id, key, channel: "email", message, ...about }, message }
}

/**
 * Writes to those who approve, once for every held order and proposed limit, with a link that opens the case. What
 * could not be sent is in the queue all the same, and in the log.
 */
export async function tellApprovers(container: MedusaContainer, given?: Pick<Ports, "deliver">): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const { settings, clock, liveSince } = await arms.world()
  const { publicUrl } = arms.host
  const addresses = settings.approval_mails_to
  if (addresses.length === 0 || liveSince === null || publicUrl === null) return
  // Without a provider nothing would leave: whoever waits is told once there is one.
  if (!given && (arms.options.test_clock || !(await hasNotificationProvider(arms.host.db(), "email")))) return
  const cases = await untoldCases(arms.host.db(), addDays(clock.today, -TOLD_WITHIN_DAYS), AT_ONCE)
  if (cases.length === 0) return
  const ports = given ?? (await portsOf(container))
  const until = addDays(clock.today, LINK_DAYS)
  const language = languageOf(null, settings.default_language)
  for (const one of cases) {
    if (!(await take(arms, one, clock.today, addresses.length))) continue
    const linked = { kind: one.kind, id: one.id, until }
    const mail = approvalMail(
      {
        ...one,
        customer: one.account_name ?? one.scope_name ?? one.id,
        amount: one.amount && moneyIn(language, exact(one.amount, one.currency), one.currency),
        link: `${publicUrl}/arms/case/${caseToken(container, linked)}`,
        until: dayIn(language, until),
      },
      language
    )
    for (const to of addresses) {
      const { work, message } = workOf(one, to, clock.today, mail, language)
      await ports
        .deliver(work, message)
        .catch((error: Error) => arms.logger.warn(`arms: ${addressOf(container, linked)}: ${error.message}`))
    }
  }
}
