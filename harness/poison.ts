import { performDue } from "../src/modules/arms/run/deliver"
import { runToday } from "../src/modules/arms/run/engine"
import type { Ports } from "../src/operations"
import type { Arena } from "./arena"

const BAD = "refused-by-the-provider"

/**
 * Spoils one account in a hundred, in four ways in turn: no address, one the provider refuses, a text that
 * throws, an amount that is no number (P10, F66, F74). Answers how many.
 */
export async function spoil(arena: Arena): Promise<number> {
  const [{ n }] = await arena.rows<{ n: number }>(
    `with rotten as (select id, (row_number() over (order by id))::integer as n from arms_account where right(id, 2) = '13'),
          a as (delete from arms_contact c using rotten where c.account_id = rotten.id and n % 4 = 0),
          b as (update arms_contact c set email = ? || n || '@x.example' from rotten where c.account_id = rotten.id and n % 4 = 1),
          c as (update arms_account x set name = 'throws' from rotten where x.id = rotten.id and n % 4 = 2),
          d as (update arms_receivable r set amount = 'NaN', open_amount = 'NaN' from rotten where r.account_id = rotten.id and n % 4 = 3)
     select count(*)::integer as n from rotten`,
    [BAD]
  )
  return n
}

/** Plans and sends today's mails; answers the seconds that took. */
export async function sendPoisoned(arena: Arena): Promise<number> {
  arena.provider.options = { ...arena.provider.options, badAddress: (to) => to.startsWith(BAD) }
  const ports: Ports = arena.ports()
  const render: Ports["render"] = (input) => {
    if (input.accountName === "throws") throw new Error("The text could not be filled.")
    return ports.render(input)
  }
  const begun = Date.now()
  await runToday(arena.tool.host, "harness")
  await performDue(arena.tool.host, { ...ports, render })
  return (Date.now() - begun) / 1000
}

/** Accounts that could not be served, by the sentence the register has for them. */
export async function refusals(arena: Arena): Promise<Record<string, number>> {
  const rows = await arena.rows<{ sentence: string; n: number }>(
    `select coalesce(result->>'error', reason) as sentence, count(*)::integer as n from arms_action where state = 'failed' group by 1 order by 1`
  )
  return Object.fromEntries(rows.map((row) => [row.sentence, row.n]))
}
