import type { DataSource, QueryRunner, SelectQueryBuilder } from "typeorm"
import type { ConnectorQuery } from "../../contract/connector"
import { KNOWN_DRIVERS, optionsOf, READ_ONLY } from "./drivers"

/** Rows asked for at a time. */
export const PAGE_ROWS = 2000

/** A row as the ledger wrote it, by column. */
export type LedgerRow = Readonly<Record<string, unknown>>

/** Which rows of a query. */
export interface Asked {
  /** Behind this external id. */
  readonly behind: unknown
  /** Changed at this mark or later. */
  readonly from: unknown
}

/** The address of a connection, from the environment; it never leaves this folder. */
function addressOf(connection: string, environment: NodeJS.ProcessEnv): URL {
  const value = environment[connection]
  if (!value) throw new Error(`The environment variable ${connection} is not set.`)
  let url: URL | null = null
  try {
    url = new URL(value)
  } catch {
    url = null
  }
  if (url === null || !KNOWN_DRIVERS.includes(url.protocol.replace(/:$/, "")))
    throw new Error(
      `${connection} is no address of a database: expected one that begins with ${KNOWN_DRIVERS.join("://, ")}://.`
    )
  return url
}

/** What a driver complains of, without anything that opens the door. */
function withoutSecrets(problem: unknown, url: URL): Error {
  const { message = String(problem), code } = problem as { message?: string; code?: string }
  const secrets = [
    url.href,
    url.password,
    decodeURIComponent(url.password),
    url.username,
    decodeURIComponent(url.username),
  ]
  let text = message || String(code ?? "The ledger does not answer.")
  for (const secret of secrets) if (secret !== "") text = text.replaceAll(secret, "…")
  return new Error(text)
}

/** A ledger elsewhere, open for reading. One transaction per question, always taken back: nothing is ever written. */
export class Ledger {
  private constructor(
    private readonly source: DataSource,
    private readonly url: URL
  ) {}

  /** Connects; what the driver says on the way contains no credential. */
  static async open(connection: string, environment: NodeJS.ProcessEnv = process.env): Promise<Ledger> {
    const url = addressOf(connection, environment)
    try {
      // Only who has a connector pays for it.
      const { DataSource } = await import("typeorm")
      return new Ledger(await new DataSource({ ...optionsOf(url), logging: false }).initialize(), url)
    } catch (problem) {
      throw withoutSecrets(problem, url)
    }
  }

  async close(): Promise<void> {
    await this.source.destroy().catch(() => undefined)
  }

  private column(name: string): string {
    return `${this.source.driver.escape("q")}.${this.source.driver.escape(name)}`
  }

  /** A page of rows in the order of their external ids. */
  page({ query, columns, changed_at }: ConnectorQuery, asked: Asked): Promise<LedgerRow[]> {
    const key = this.column(columns.external_id)
    return this.ask(query, (rows) => {
      rows.select(`${this.source.driver.escape("q")}.*`).where(`${key} is not null`)
      if (asked.behind !== null) rows.andWhere(`${key} > :behind`, { behind: asked.behind })
      if (asked.from !== null && changed_at) rows.andWhere(`${this.column(changed_at)} >= :from`, { from: asked.from })
      return rows.orderBy(key, "ASC").limit(PAGE_ROWS)
    })
  }

  /** Rows without an external id: nobody could say which they are. */
  nameless({ query, columns }: ConnectorQuery): Promise<LedgerRow[]> {
    const key = this.column(columns.external_id)
    return this.ask(query, (rows) =>
      rows
        .select(`${this.source.driver.escape("q")}.*`)
        .where(`${key} is null`)
        .limit(100)
    )
  }

  /** The newest mark there is; `null`: no rows. */
  async newest({ query, changed_at }: ConnectorQuery): Promise<unknown> {
    if (!changed_at) return null
    const top = this.source.driver.escape("top")
    const [row] = await this.ask(query, (rows) => rows.select(`max(${this.column(changed_at)})`, "top"))
    return row?.top ?? row?.[top] ?? null
  }

  private async ask(
    query: string,
    shape: (rows: SelectQueryBuilder<LedgerRow>) => SelectQueryBuilder<LedgerRow>
  ): Promise<LedgerRow[]> {
    const runner = this.source.createQueryRunner()
    try {
      await this.begin(runner)
      const rows = this.source.createQueryBuilder(runner).select().from<LedgerRow>(`(${query})`, "q")
      return await shape(rows as SelectQueryBuilder<LedgerRow>).getRawMany<LedgerRow>()
    } catch (problem) {
      throw withoutSecrets(problem, this.url)
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      await runner.release().catch(() => undefined)
    }
  }

  private async begin(runner: QueryRunner): Promise<void> {
    const { type } = this.source.options
    if (type === "mysql" || type === "mariadb") await runner.query("set session transaction read only")
    await runner.startTransaction()
    if (READ_ONLY[type]) await runner.query(READ_ONLY[type])
  }
}
