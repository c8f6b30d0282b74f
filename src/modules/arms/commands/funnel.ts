import { createHash } from "crypto"
import { MedusaError } from "@medusajs/framework/utils"
import { commandSchemas, type CommandInput, type CommandName } from "../../../contract/commands"
import { sentenceOf } from "../../../contract/sentence"
import { actionOfKey, insertActions, lockKey } from "../sql/actions"
import type { Db } from "../sql/db"
import { touchAccounts } from "../sql/plan-effects"
import type { EngineHost } from "../run/engine"
import { newId } from "../run/ids"
import { actionOf } from "../run/plan-rows"
import { refreshHolds } from "../run/refresh-holds"
import { readWorld } from "../run/world"
import type { ArmsEvent } from "../run/write-plans"
import { refreshDiscounts } from "./discount"
import { releaseHeldOrders } from "./held-orders"
import { commands } from "./index"
import type { Caller, CommandContext, CommandHandler, Recorded } from "./define-command"

/** How a command is to be run, besides its input. */
export interface Execution extends Caller {
  /** Same key and input: the first answer again; same key and other input: refused. */
  readonly idempotencyKey?: string
  /** Everything is done and taken back. */
  readonly dryRun?: boolean
}

/** What came of a command. */
export interface Executed {
  readonly action_id: string
  readonly dry_run: boolean
  readonly repeated: boolean
  readonly result: Readonly<Record<string, unknown>>
}

/** Ends a transaction without keeping anything; carries the answer of a dry run. */
class Undo extends Error {
  constructor(readonly answer: Executed) {
    super("dry run")
  }
}

const hashOf = (input: unknown) => createHash("sha256").update(JSON.stringify(input)).digest("hex")

/** Checks the input of a command; one plain sentence names what is wrong. */
export function parseCommand<N extends CommandName>(name: N, input: unknown): CommandInput<N> {
  const parsed = commandSchemas[name].safeParse(input)
  if (parsed.success) return parsed.data as CommandInput<N>
  throw new MedusaError(MedusaError.Types.INVALID_DATA, sentenceOf(parsed.error, input))
}

async function repeated(db: Db, key: string | undefined, hash: string): Promise<Executed | null> {
  // The same request twice at the same time: the second waits for the first, and finds its row.
  if (key) await lockKey(db, key)
  const earlier = key ? await actionOfKey(db, key) : null
  if (!earlier) return null
  if (earlier.facts?.input !== hash) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `idempotency_key "${key?.slice(0, 64)}" was used for another request.`
    )
  }
  return { action_id: earlier.id, dry_run: false, repeated: true, result: earlier.result as Record<string, unknown> }
}

async function register(
  context: CommandContext,
  name: string,
  execution: Execution,
  hash: string,
  recorded: Recorded
): Promise<string> {
  const id = newId("aract")
  const rowOf = (one: Recorded, rowId: string, key: string | null) =>
    actionOf({
      id: rowId,
      account_id: one.accountId,
      subject: one.subject,
      subject_id: one.subjectId,
      step: `command:${name}`,
      occurrence: rowId,
      operation: name,
      business_date: context.today,
      facts: { input: hash, reason: context.reason },
      result: one.result,
      actor: context.actor,
      idempotency_key: key,
    })
  await insertActions(context.db, [
    rowOf(recorded, id, execution.idempotencyKey ?? null),
    ...(recorded.each ?? []).map((one) => rowOf(one, newId("aract"), null)),
  ])
  return id
}

/**
 * Runs `work` as one command: transaction, holds, register entry, events after the commit. Work that answers
 * `null` has found nothing to do: nothing is registered.
 */
export async function runInFunnel(
  host: EngineHost,
  name: string,
  input: unknown,
  execution: Execution,
  work: (context: CommandContext) => Promise<Recorded | null>
): Promise<Executed> {
  const hash = hashOf(input)
  const events: ArmsEvent[] = []
  try {
    const executed = await host.transaction(async (db) => {
      const known = await repeated(db, execution.idempotencyKey, hash)
      if (known) return known
      const world = await readWorld(db, host.catalog)
      const context: CommandContext = {
        db,
        world,
        today: world.clock.today,
        publicUrl: host.publicUrl,
        mailProblems: () => host.mailProblems(),
        actor: execution.actor,
        reason: execution.reason,
        touched: new Set(),
        events: [],
      }
      const recorded = await work(context)
      if (recorded === null) return { action_id: "", dry_run: false, repeated: false, result: { changed: false } }
      await refreshDiscounts(context)
      const touched = [...context.touched].sort()
      await touchAccounts(db, touched)
      const present = context.policiesChanged ? await readWorld(db, host.catalog) : world
      const held = await refreshHolds(db, present, touched, execution.actor)
      await releaseHeldOrders(context, touched)
      const action_id = await register(context, name, execution, hash, recorded)
      events.push(...context.events, ...held)
      const answer = { action_id, dry_run: execution.dryRun === true, repeated: false, result: recorded.result }
      if (execution.dryRun) throw new Undo(answer)
      return answer
    })
    await host.publish(events)
    return executed
  } catch (error) {
    if (error instanceof Undo) return error.answer
    throw error
  }
}

/** Runs a command of the catalogue. */
export function execute<N extends CommandName>(
  host: EngineHost,
  name: N,
  input: unknown,
  execution: Execution
): Promise<Executed> {
  const parsed = parseCommand(name, input)
  const handler = commands[name] as CommandHandler<N>
  return runInFunnel(host, name, parsed, execution, (context) => handler(context, parsed))
}
