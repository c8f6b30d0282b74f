/** Run by `medusa exec`, a real shop in a process that may be killed at any moment; see harness/completions.ts. */
import fs from "fs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { capturePaymentWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { seedCustomers, seedShop } from "../demo/seed-shop"
import { Racers } from "../integration-tests/lib/racers"
import { ARMS_MODULE } from "../src/modules/arms"
import type ArmsModuleService from "../src/modules/arms/service"
import { reconcile } from "../src/workflows/reconcile"
import { takeOrder } from "../src/workflows/take-order"

const CALLER = { actor: "harness", reason: "harness" }
const say = (word: string, value: unknown) => process.stdout.write(`@${word} ${JSON.stringify(value)}\n`)

/** A live shop with a limited account, and carts of its buyer. */
async function prepare(container: MedusaContainer, arms: ArmsModuleService): Promise<void> {
  const shop = await seedShop(container, false, ["pp_system_default", "pp_on_account_arms"])
  const customerIds = await seedCustomers(container, [{ name: "Anna Acme", email: "anna@acme.test" }])
  await arms.execute("choose_preset", { preset: "standard" }, CALLER)
  await arms.execute("finish_set_up", { despite_mail_problems: true }, CALLER)
  const made = await arms.execute("create_account", { name: "Acme GmbH", customer_id: customerIds[0] }, CALLER)
  const accountId = String(made.result.account_id)
  const limit = { scope: "account", scope_id: accountId, mode: "amount", amount: "9000000.00", currency: "EUR" }
  const proposed = await arms.execute("propose_limit", limit, CALLER)
  await arms.execute("approve_limit", { limit_id: proposed.result.limit_id }, CALLER)
  const racers = new Racers(container, null as never, { shop, customerIds, accountId } as never, null as never)
  const carts: string[] = []
  for (let made = 0; made < Number(process.env.ARMS_CARTS); made++) carts.push((await racers.cart()).id)
  say("carts", carts)
}

/** What a shop does with a cart: completes it, and money comes, recorded in ARMS or captured in Medusa. */
async function complete(
  container: MedusaContainer,
  arms: ArmsModuleService,
  cartId: string,
  nth: number
): Promise<void> {
  const { result, errors } = await completeCartWorkflow(container).run({ input: { id: cartId }, throwOnError: false })
  if (errors?.length) throw errors[0].error
  const { id } = result as { id: string }
  await takeOrder(container, id)
  const [row] = await arms.host
    .db()
    .rows<{ id: string; account_id: string; open: string }>(
      "select id, account_id, open_amount::text as open from arms_receivable where order_id = ? and state = 'open'",
      [id]
    )
  if (nth % 3 === 1 && row) {
    const money = { amount: "30.00", currency: "EUR", value_date: new Date().toISOString().slice(0, 10) }
    const to = { account_id: row.account_id, receivable_id: row.id, external_id: `money-${cartId}`, source: "bank" }
    await arms.execute("record_payment", { ...money, ...to }, CALLER).catch(() => undefined)
  } else if (nth % 3 === 2) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const fields = ["payment_collections.payments.id", "payment_collections.payments.captured_at"]
    const { data } = await query.graph({ entity: "order", fields, filters: { id } })
    const [collection] = (
      data[0] as never as { payment_collections: { payments: { id: string; captured_at: unknown }[] }[] }
    ).payment_collections
    const payment = collection?.payments[0]
    if (payment && !payment.captured_at)
      await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
  }
  await takeOrder(container, id)
}

/** What is wrong after one reconciliation; lists that should be empty, and how much there was. */
async function judge(container: MedusaContainer, arms: ArmsModuleService): Promise<void> {
  const db = arms.host.db()
  // A reservation nobody has come back for runs out in half an hour: that has passed.
  await db.rows(
    "update arms_reservation set reserved_at = reserved_at - interval '31 minutes' where state = 'reserved'"
  )
  await db.rows("update arms_source set cursor = '2000-01-01T00:00:00Z' where name = 'medusa'")
  await reconcile(container)
  const ids = async (sql: string) => (await db.rows<{ id: string }>(sql)).map((row) => row.id)
  say("verdict", {
    orders: (await ids(`select id from "order"`)).length,
    carts_with_two_orders: await ids(`select cart_id as id from order_cart group by 1 having count(*) > 1`),
    without_receivable: await ids(
      `select o.id from "order" o where not exists (select 1 from arms_receivable r where r.order_id = o.id and r.state in ('open', 'settled'))`
    ),
    twice_receivable: await ids(
      `select order_id as id from arms_receivable where state in ('open', 'settled') and order_id is not null group by 1 having count(*) > 1`
    ),
    reserved: await ids(`select id from arms_reservation where state = 'reserved'`),
    confirmed_without_order: await ids(
      `select id from arms_reservation where state = 'confirmed' and not exists (select 1 from arms_order o where o.id = order_id)`
    ),
    payments_without_order: await ids(
      `select p.id from payment p where not exists (select 1 from order_payment_collection l where l.payment_collection_id = p.payment_collection_id)`
    ),
    captured_twice: await ids(
      `select payment_id as id from capture where created_by like 'arms:%' group by payment_id, created_by having count(*) > 1`
    ),
    told_and_not_captured: await ids(
      `select p.id from arms_payment p where p.source = 'bank' and not exists (select 1 from capture c where c.created_by = 'arms:' || p.id)`
    ),
    captured_and_not_recorded: await ids(
      `select t.id from order_transaction t where t.deleted_at is null and t.reference = 'capture'
          and not exists (select 1 from capture c where c.id = t.reference_id and c.created_by like 'arms:%')
          and not exists (select 1 from arms_payment p where p.source = 'medusa' and p.external_id = t.id)`
    ),
    sums_that_differ: await ids(
      `select o.id from arms_order o where o.state = 'open' and o.value - o.paid <> o.not_yet + o.rounding
          + coalesce((select sum(open_amount) from arms_receivable r where r.order_id = o.id and r.state = 'open'), 0)
          - coalesce((select sum(unapplied_amount) from arms_payment p where p.order_id = o.id and p.state = 'booked'), 0)`
    ),
    money: Number((await db.rows<{ n: string }>("select count(*) as n from arms_payment"))[0].n),
  })
}

export default async function child({ container }: { container: MedusaContainer }): Promise<void> {
  const arms = container.resolve<ArmsModuleService>(ARMS_MODULE)
  const what = process.env.ARMS_CHILD
  if (what === "prepare") return prepare(container, arms)
  if (what === "judge") return judge(container, arms)
  const carts = JSON.parse(fs.readFileSync(String(process.env.ARMS_CARTS_FILE), "utf8")) as [string, number][]
  for (const [cartId, nth] of carts) {
    say("start", cartId)
    await complete(container, arms, cartId, nth)
    say("done", cartId)
  }
}
