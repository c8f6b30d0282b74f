import knexFactory, { type Knex } from "knex"
import { Migration20261122000001 } from "../src/modules/arms/migrations/Migration20261122000001"
import { Migration20261122000002 } from "../src/modules/arms/migrations/Migration20261122000002"
import { Migration20261122000003 } from "../src/modules/arms/migrations/Migration20261122000003"
import { Migration20261122000004 } from "../src/modules/arms/migrations/Migration20261122000004"
import { Migration20261122000005 } from "../src/modules/arms/migrations/Migration20261122000005"
import { Migration20261122000006 } from "../src/modules/arms/migrations/Migration20261122000006"
import { Migration20261122000007 } from "../src/modules/arms/migrations/Migration20261122000007"
import { KnexHost } from "../src/modules/arms/host"
import { renderMessage } from "../src/emails/render"
import type { ArmsOptions } from "../src/modules/arms/options"
import type { Ports } from "../src/operations"

/** ARMS without a shop around it: for replays, benchmarks and tests of the engine. */
export interface Tool {
  readonly knex: Knex
  readonly host: KnexHost
  readonly ports: Ports
  close(): Promise<void>
}

/** Statements of the module's migrations, oldest first. */
async function migrationStatements(): Promise<string[]> {
  const statements: string[] = []
  for (const Migration of [
    Migration20261122000001,
    Migration20261122000002,
    Migration20261122000003,
    Migration20261122000004,
    Migration20261122000005,
    Migration20261122000006,
    Migration20261122000007,
  ]) {
    const migration = new Migration({} as never, {} as never)
    await migration.up()
    statements.push(...migration.getQueries().map(String))
  }
  return statements
}

/** Everything that is sent rests in the outbox. */
export const outboxPorts: Ports = {
  render: renderMessage,
  unsubscribeUrl: () => null,
  document: async () => null,
  employees: async () => new Map(),
  mailSender: null,
  repeatable: true,
  deliver: async () => ({ via: "outbox", providerId: null }),
  post: async () => ({ via: "outbox", providerId: null }),
}

/** Makes an empty database beside the one of `url`; answers its address. */
export async function freshDatabase(url: string, database: string): Promise<URL> {
  const admin = knexFactory({ client: "pg", connection: url })
  await admin.raw(`drop database if exists "${database}" with (force)`)
  await admin.raw(`create database "${database}"`)
  await admin.destroy()
  const target = new URL(url)
  target.pathname = `/${database}`
  return target
}

/** Makes a fresh database beside the one of `url` and puts the module's tables into it. */
export async function openTool(url: string, database: string, options: ArmsOptions = {}, session = ""): Promise<Tool> {
  const target = await freshDatabase(url, database)
  if (session) target.searchParams.set("options", session)
  const knex = knexFactory({ client: "pg", connection: target.toString(), pool: { min: 1, max: 4 } })
  for (const statement of await migrationStatements()) await knex.raw(statement.replace(/\?/g, "\\?"))
  const host = new KnexHost(knex, { test_clock: true, ...options }, console)
  return { knex, host, ports: outboxPorts, close: () => knex.destroy() }
}
