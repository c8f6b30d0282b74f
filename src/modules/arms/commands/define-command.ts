import { MedusaError } from "@medusajs/framework/utils"
import type { CalendarDate } from "../../../domain"
import type { CommandInput, CommandName } from "../../../contract/commands"
import { lastChange } from "../sql/actions"
import type { Db } from "../sql/db"
import { toldOf } from "../run/tell-due"
import type { World } from "../run/world"
import type { ArmsEvent } from "../run/write-plans"

/** Who runs a command, and why. */
export interface Caller {
  readonly actor: string
  readonly reason: string
}

/** What a command handler works with; everything happens in one transaction. */
export interface CommandContext extends Caller {
  readonly db: Db
  readonly world: World
  readonly today: CalendarDate
  /** Public address of this installation. */
  readonly publicUrl: string | null
  /** Why mail would not arrive well, as sentences (P33). */
  readonly mailProblems: () => Promise<readonly string[]>
  /** Accounts whose facts change: their holds are recomputed and a follow-up run looks at them. */
  readonly touched: Set<string>
  readonly events: ArmsEvent[]
  /** The command has changed what binds: holds are recomputed with policies read afresh. */
  policiesChanged?: boolean
}

/** What a command did, for the register: ids and figures, no names. */
export interface Recorded {
  readonly accountId: string | null
  readonly subjectId: string
  readonly subject: "receivable" | "account" | "system"
  readonly result: Readonly<Record<string, unknown>>
  /** Of a command on many: what it did to each account, a row in that account's own log. */
  readonly each?: readonly Omit<Recorded, "each">[]
}

/** What a command was about: the receivable it named, else the account; both logs show it. */
export const about = (
  accountId: string,
  receivableId: string | null | undefined
): Pick<Recorded, "accountId" | "subject" | "subjectId"> => ({
  accountId,
  subject: receivableId ? "receivable" : "account",
  subjectId: receivableId ?? accountId,
})

/** A write: one file per command (or family of commands), run by the funnel. */
export type CommandHandler<N extends CommandName> = (
  context: CommandContext,
  input: CommandInput<N>
) => Promise<Recorded>

/** A due date has become known or has changed: others are told when it is near or past. */
export function tellDueDate(context: CommandContext, receivableId: string, due: CalendarDate): void {
  const told = toldOf(context.world, receivableId, due)
  if (told) context.events.push(told)
}

/** 400: the request contradicts what is stored. */
export const notAllowed = (sentence: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence)

/** 404. */
export const notFound = (what: string, id: string): MedusaError =>
  new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} with id "${id.slice(0, 64)}".`)

/** The row, or a plain 404. */
export function found<T>(row: T | null, what: string, id: string): T {
  if (row === null) throw notFound(what, id)
  return row
}

/** 409: what a person looked at has been changed by somebody else meanwhile (B-A21, F60). */
export class ChangedMeanwhile extends Error {}

/** The version a person looked at must still be the present one; else the answer says who changed it, and when. */
export async function sameVersion(
  { db }: CommandContext,
  row: { id: string; version: number; account_id?: string | null; scope_id?: string },
  version: number | undefined,
  what: string
): Promise<void> {
  if (version === undefined || row.version === version) return
  const owners = [row.account_id, row.scope_id].filter((owner): owner is string => typeof owner === "string")
  const last = await lastChange(db, row.id, owners)
  const who = last ? ` by ${last.actor} at ${last.at}` : ""
  throw new ChangedMeanwhile(
    `The ${what} was changed${who}: you looked at version ${version}, it is now at version ${row.version}.`
  )
}
