import type { ExecArgs } from "@medusajs/framework/types"
import { portsOf } from "../src/adapters/ports"
import { addDays, parseCalendarDate, type CalendarDate } from "../src/domain"
import { importReceivables } from "../src/modules/arms/commands/import-receivables"
import { importPayments, paymentsReported } from "../src/modules/arms/commands/import-payments"
import { nothingImported } from "../src/modules/arms/commands/import"
import { runInFunnel, execute } from "../src/modules/arms/commands/funnel"
import { ARMS_MODULE } from "../src/modules/arms"
import type { EngineHost } from "../src/modules/arms/run/engine"
import type ArmsModuleService from "../src/modules/arms/service"
import { resetTestClock } from "../src/modules/arms/sql/clock"
import { generateLedger, type DemoLedger } from "./generate-ledger"
import { prepare, replayDay, setDay } from "./replay-days"
import { seedCustomers, seedShop } from "./seed-shop"

const ACCOUNTS = Number(process.env.ARMS_DEMO_ACCOUNTS ?? 120)
const HISTORY_DAYS = 240
const REPLAYED_DAYS = Number(process.env.ARMS_DEMO_DAYS ?? 60)
const CALLER = { actor: "demo", reason: "demo ledger" }

const say = (line: string) => process.stdout.write(`[arms-demo] ${line}\n`)

const upTo = <T>(map: ReadonlyMap<string, readonly T[]>, day: string): T[] =>
  [...map]
    .filter(([each]) => each <= day)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]) => rows)

const lines = <T>(rows: readonly T[]) => rows.map((row, line) => ({ line, row }))

/** What was there before ARMS came: an opening import, for which nobody is mailed. */
async function opening(host: EngineHost, ledger: DemoLedger, day: CalendarDate) {
  await runInFunnel(host, "opening_import", { day }, CALLER, async (context) => {
    const imported = nothingImported()
    const options = { source: "ledger", opening: true, createAccounts: true }
    await importReceivables(context, options, lines(upTo(ledger.receivables, day)), imported)
    await importPayments(context, options, lines(upTo(ledger.payments, day)), imported)
    await paymentsReported(context, "ledger", day)
    return { accountId: null, subject: "system", subjectId: "ledger", result: { inserted: imported.inserted } }
  })
}

async function introduce(host: EngineHost, ledger: DemoLedger, customerIds: readonly string[]) {
  const rows = await host
    .db()
    .rows<{ external_id: string; account_id: string }>(
      `select external_id, account_id from arms_account_reference where source = 'ledger'`
    )
  const ids = new Map(rows.map((row) => [row.external_id, row.account_id]))
  for (const [index, account] of ledger.accounts.entries()) {
    const id = ids.get(account.external_id)
    if (!id) continue
    await host
      .db()
      .rows(`update arms_account set language = ?, country = ? where id = ?`, [account.language, account.country, id])
    await execute(host, "link_customer", { account_id: id, customer_id: customerIds[index] }, CALLER)
  }
}

/** Whom the demo's mails come from: a reminder says where to pay. The IBAN is the standard's own example. */
const SELLER = {
  name: "My shop",
  address: "Market Street 1, 10115 Berlin, Germany",
  bank_account: "DE89 3704 0044 0532 0130 00",
  phone: "+49 30 5550100",
}

async function story(
  arms: ArmsModuleService,
  ports: Awaited<ReturnType<typeof portsOf>>,
  ledger: DemoLedger,
  start: CalendarDate,
  today: CalendarDate,
  userId: string | undefined
) {
  const { host } = arms
  if (userId)
    await host
      .db()
      .rows(
        `update arms_settings set value = value || jsonb_build_object('employees', jsonb_build_array(?::text)) where id = 'arms'`,
        [userId]
      )
  const seller = { ...SELLER, mail_from: null, reply_to: null, logo_url: null }
  await host
    .db()
    .rows(
      `update arms_settings set value = value || jsonb_build_object('selling_entities', jsonb_build_object('default', ?::jsonb)) where id = 'arms'`,
      [JSON.stringify(seller)]
    )
  for (let day = start, done = 1; day <= today; day = addDays(day, 1), done++) {
    const numbers = await replayDay(host, ports, ledger, day)
    if (day === start) await execute(host, "accept_all_proposals", {}, CALLER)
    say(`replaying ${day} (${done} of ${REPLAYED_DAYS + 1}): ${numbers.notices ?? 0} notices`)
  }
}

/** Seeds the demo shop once and replays its last days under the test clock. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  say("making the shop: region, stock location, products, key, admin user")
  const shop = await seedShop(container, true, ["pp_system_default", "pp_on_account_arms"])
  await resetTestClock(arms.host.db())
  const { clock } = await arms.world()
  const today = parseCalendarDate(process.env.ARMS_DEMO_TODAY ?? clock.today) ?? clock.today
  const ledger = generateLedger({ seed: 7, accounts: ACCOUNTS, from: addDays(today, -HISTORY_DAYS), to: today })
  say(`making ${ACCOUNTS} customers`)
  const customerIds = await seedCustomers(container, ledger.accounts)
  const start = addDays(today, -REPLAYED_DAYS)
  say("importing the ledger as it stood 60 days ago")
  await prepare(arms.host, "standard", start)
  await setDay(arms.host, addDays(start, -1))
  await opening(arms.host, ledger, addDays(start, -1))
  await introduce(arms.host, ledger, customerIds)
  const users = await arms.host.db().rows<{ id: string }>(`select id from "user" limit 1`)
  await story(arms, await portsOf(container), ledger, start, today, users[0]?.id)
  await resetTestClock(arms.host.db())
  say(`publishable key ${shop.publishableKey}`)
}
