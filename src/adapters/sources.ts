import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import type { Connector } from "../contract/connector"
import type { pushedRows, ReceivableSource } from "../contract/source"
import type { CalendarDate } from "../domain"
import { nothingImported } from "../modules/arms/commands/import"
import { recordOf, takeRows } from "../modules/arms/run/take-page"
import type ArmsModuleService from "../modules/arms/service"
import { allConnectors, type ConnectorRow } from "../modules/arms/sql/connectors"
import { hasTold } from "../modules/arms/sql/sources"
import { openedOn } from "../modules/arms/sql/marks"
import { Ledger } from "./connector/ledger"
import { firstRows, readLedger } from "./connector/reading"

/** A connected ledger as a source like those of other plugins. */
export const sourceOf = ({ name, connector, all }: ConnectorRow, today: string): ReceivableSource => ({
  name,
  every_minutes: connector.every_minutes,
  matches: true,
  payments_only: connector.receivables === undefined,
  async *read(cursor) {
    const ledger = await Ledger.open(connector.connection)
    try {
      yield* readLedger(ledger, connector, { cursor, all: all || cursor === null, today })
    } finally {
      // A server that has gone silent is not waited for.
      void ledger.close()
    }
  },
})

/** Every ledger ARMS asks: those of other plugins, and those that are connected. */
export async function allSourcesOf(arms: ArmsModuleService): Promise<ReceivableSource[]> {
  const { clock } = await arms.world()
  const connected = await allConnectors(arms.host.db())
  return [...(arms.options.sources ?? []), ...connected.map((row) => sourceOf(row, clock.today))]
}

const caller = (actor: string, name: string) => ({ actor, reason: `source ${name}` })

const optionsFor = (name: string, openedOn: CalendarDate) => ({
  source: name,
  opening: false,
  openedOn,
  createAccounts: true,
  matches: true,
})

/** Takes rows a ledger has pushed. What was issued before it was first heard of is history. */
export async function pushRows(
  arms: ArmsModuleService,
  name: string,
  { dry_run, ...told }: z.infer<typeof pushedRows>,
  actor: string
) {
  let imported = nothingImported()
  const execution = { ...caller(actor, name), dryRun: dry_run }
  await arms.runCommand("push_rows", { name, ...told }, execution, async (context) => {
    const options = optionsFor(name, await openedOn(context.db, name, context.today))
    imported = await takeRows(context, options, told)
    await hasTold(context.db, name)
    return recordOf(name, imported)
  })
  return { ...imported, dry_run }
}

/** The first page of each query of a connector, taken and given back. */
export async function tryConnector(arms: ArmsModuleService, name: string, connector: Connector, actor: string) {
  const ledger = await Ledger.open(connector.connection).catch(asSentence)
  try {
    const told = await firstRows(ledger, connector).catch(asSentence)
    const imported = await pushRows(arms, name, { ...told, dry_run: true }, actor)
    return { ...imported, receivables: told.receivables.slice(0, 3), payments: told.payments.slice(0, 3) }
  } finally {
    void ledger.close()
  }
}

const asSentence = (problem: Error): never => {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, problem.message)
}
