import { dropConnector, readAgain, sourceForUpdate, writeConnector } from "../sql/connectors"
import { newId } from "../run/ids"
import { found, notAllowed, sameVersion, type CommandHandler, type Recorded } from "./define-command"

const recorded = (name: string, result: Record<string, unknown>): Recorded => ({
  accountId: null,
  subject: "system",
  subjectId: name,
  result: { source: name, ...result },
})

/** Connects a ledger elsewhere, or reads it in another way. The queries are kept; the address never is. */
export const connectSource: CommandHandler<"connect_source"> = async (context, input) => {
  const known = await sourceForUpdate(context.db, input.name)
  if (known) await sameVersion(context, known, input.version, "source")
  await writeConnector(context.db, {
    id: newId("arsrc"),
    name: input.name,
    openedOn: context.today,
    connector: input.connector,
  })
  return recorded(input.name, { connection: input.connector.connection, changed: known?.connector != null })
}

/** Nobody reads it any more; what it has told stays. */
export const disconnectSource: CommandHandler<"disconnect_source"> = async (context, input) => {
  const known = found(await sourceForUpdate(context.db, input.name), "source", input.name)
  if (known.connector === null) throw notAllowed(`The source ${input.name} is not connected.`)
  await sameVersion(context, known, input.version, "source")
  await dropConnector(context.db, input.name)
  return recorded(input.name, { disconnected: true })
}

/** All of it is read again at its next reading, say after accounts were merged. */
export const readSourceAgain: CommandHandler<"read_source_again"> = async (context, input) => {
  found(await sourceForUpdate(context.db, input.name), "source", input.name)
  await readAgain(context.db, input.name)
  return recorded(input.name, { read_again: true })
}
