import type { MedusaContainer } from "@medusajs/framework/types"
import { employeesOf } from "../adapters/ports"

const ACTOR = /\buser:([A-Za-z0-9_-]+)/
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/

const here = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(instant))

/** Who changed it by name, and when by the merchant's clock: ids and UTC tell a person nothing. */
export async function inPersonsWords(container: MedusaContainer, sentence: string, timeZone: string): Promise<string> {
  const id = ACTOR.exec(sentence)?.[1]
  const name = id ? (await employeesOf(container, [id])).get(id)?.name : undefined
  const named = name ? sentence.replace(ACTOR, () => name) : sentence
  return named.replace(INSTANT, (instant) => here(instant, timeZone))
}
