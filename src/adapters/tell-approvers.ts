import { createHash } from "crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, formatAmount, parseAmount, type CalendarDate } from "../domain"
import { approvalMail } from "../emails/approval"
import { dayIn, moneyIn } from "../emails/format"
import { languageOf } from "../emails/texts"
import { ARMS_MODULE } from "../modules/arms"
import { newId } from "../modules/arms/run/ids"
import { actionOf } from "../modules/arms/run/plan-rows"
import { pause, Stop } from "../modules/arms/run/stop"
import type { World } from "../modules/arms/run/world"
import { insertActions } from "../modules/arms/sql/actions"
import { hasNotificationProvider } from "../modules/arms/sql/host"
import { takeSlot } from "../modules/arms/sql/senders"
import * as cases from "../modules/arms/sql/untold-cases"
import type ArmsModuleService from "../modules/arms/service"
import { caseToken } from "./case-links"
import { portsOf } from "./ports"
import type { FrozenMessage, Ports } from "../operations"

/** What waits longer is in the queue, and nobody is told late. */
const TOLD_WITHIN_DAYS = 7
/** Days a link opens its case. */
const LINK_DAYS = 14
const AT_ONCE = 50
/** A tick gives this so much of its time; the next goes on. */
const SECONDS = 10
/** About eight hours; then it is said to have failed. */
const ATTEMPTS = 12

type Approvers = Pick<Ports, "deliver"> & Partial<Pick<Ports, "mailSender">>

const exact = (amount: string, currency: string) => formatAmount(parseAmount(amount, currency) ?? 0n, currency)
const hashOf = (address: string) => createHash("sha256").update(address).digest("hex").slice(0, 16)

/** A row of the register for every mail that is to go out: it is there once, whoever else wakes. */
async function plan(arms: ArmsModuleService, addresses: readonly string[], today: CalendarDate): Promise<void> {
  const db = arms.host.db()
  const found = await cases.untoldCases(db, addDays(today, -TOLD_WITHIN_DAYS), AT_ONCE)
  const rows = found.flatMap((one) =>
    addresses.map((to) =>
      actionOf({
        id: newId("aract"),
        account_id: one.account_id,
        subject: "system",
        subject_id: one.id,
        step: cases.TOLD_STEP,
        occurrence: hashOf(to),
        operation: "tell_approvers",
        state: "planned",
        business_date: today,
        result: { case: one.kind },
        actor: "system",
      })
    )
  )
  await insertActions(db, rows)
}

function mailOf(container: MedusaContainer, { settings, clock }: World, one: cases.UntoldCase, to: string) {
  const { publicUrl } = container.resolve<ArmsModuleService>(ARMS_MODULE).host
  const until = addDays(clock.today, LINK_DAYS)
  const language = languageOf(null, settings.default_language)
  const mail = approvalMail(
    {
      ...one,
      customer: one.account_name ?? one.scope_name ?? one.id,
      amount: one.amount && moneyIn(language, exact(one.amount, one.currency), one.currency),
      link: `${publicUrl}/arms/case/${caseToken(container, { kind: one.kind, id: one.id, until })}`,
      until: dayIn(language, until),
    },
    language
  )
  return { ...mail, recipient: to, language, attachments: [] } satisfies FrozenMessage
}

/** One attempt; the provider is told the same key every time. */
async function tell(container: MedusaContainer, world: World, one: cases.Telling, ports: Approvers): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const db = arms.host.db()
  const to = world.settings.approval_mails_to.find((address) => hashOf(address) === one.occurrence)
  const found = await cases.waitingCase(db, one.case_id)
  if (!to || !found) return cases.endTelling(db, one.id, "settled", { because: to ? "decided" : "address_removed" })
  const message = mailOf(container, world, found, to)
  const work = { noticeId: one.case_id, key: `arms/case/${one.case_id}/${one.occurrence}`, channel: "email", message }
  const about = { accountId: found.account_id ?? "", businessDate: world.clock.today, actionIds: [], params: {} }
  try {
    const { via } = await ports.deliver({ ...work, ...about }, message)
    await cases.endTelling(db, one.id, "done", { via, attempts: one.attempts })
  } catch (error) {
    const sentence = (error as Error).message.slice(0, 500)
    await cases.endTelling(db, one.id, one.attempts >= ATTEMPTS ? "failed" : "planned", { error: sentence })
  }
}

/** Waits for the provider's next slot, which all mails share; `false`: it takes nothing for a while. */
async function slotIsFree(arms: ArmsModuleService, ports: Approvers, stop: Stop): Promise<boolean> {
  if (!ports.mailSender) return true
  for (;;) {
    const slot = await takeSlot(arms.host.db(), ports.mailSender.name)
    if (slot.granted) await pause(slot.inSeconds, stop)
    if (slot.granted || "pausedSeconds" in slot || slot.waitSeconds > 1) return slot.granted
    await pause(slot.waitSeconds + 0.01, stop)
  }
}

/**
 * Writes to those who approve, once for every held order and proposed limit, with a link that opens the case. What
 * could not be sent is tried again for hours, stands in the register, and is in the queue all the same.
 */
export async function tellApprovers(container: MedusaContainer, given?: Approvers): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const world = await arms.world()
  const addresses = world.settings.approval_mails_to
  if (addresses.length === 0 || world.liveSince === null || world.paused || arms.host.publicUrl === null) return
  // Without a provider nothing would leave: whoever waits is told once there is one.
  if (!given && (arms.options.test_clock || !(await hasNotificationProvider(arms.host.db(), "email")))) return
  await plan(arms, addresses, world.clock.today)
  if (!(await cases.anyTelling(arms.host.db()))) return
  const ports = given ?? (await portsOf(container))
  const stop = new Stop()
  const started = performance.now()
  while (performance.now() - started < SECONDS * 1000 && (await cases.anyTelling(arms.host.db()))) {
    if (!(await slotIsFree(arms, ports, stop))) return
    const one = await cases.claimTelling(arms.host.db())
    if (one) await tell(container, world, one, ports)
  }
}
