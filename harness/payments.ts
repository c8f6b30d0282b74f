import { execute } from "../src/modules/arms/commands/funnel"
import { runToday } from "../src/modules/arms/run/engine"
import type { Arena } from "./arena"
import { randomOf } from "./random"

/** What came of paying while mails go out. */
export interface Races {
  readonly payments: number
  /** Reminders the provider accepted more than a second after their payment was committed. */
  readonly late: number
  readonly reminded: number
}

/** Pays accounts in full at random moments while their reminders are being sent (P14). */
export async function payWhileSending(arena: Arena, payments: number, seed: number): Promise<Races> {
  const random = randomOf(seed)
  await runToday(arena.tool.host, "harness")
  const accounts = await arena.rows<{ account_id: string; key: string }>(
    `select account_id, key from arms_notice order by key`
  )
  const paidAt = new Map<string, number>()
  const sending = arena.perform()
  while (paidAt.size < payments && !(await arena.done())) {
    const { account_id, key } = accounts[Math.floor(random() * accounts.length)]
    if (paidAt.has(key)) continue
    const money = { account_id, amount: "100.00", currency: "EUR", value_date: "2026-03-18" }
    await execute(arena.tool.host, "record_payment", money, { actor: "harness", reason: "paid" })
    paidAt.set(key, Date.now())
  }
  await sending
  let late = 0
  let reminded = 0
  for (const { at, mails } of arena.provider.journal.entries)
    for (const { notice } of mails) {
      const paid = paidAt.get(notice)
      if (paid === undefined) continue
      reminded++
      if (at - paid > 1000) late++
    }
  return { payments: paidAt.size, late, reminded }
}
