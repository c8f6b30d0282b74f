import { createHash } from "crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A connection or transaction on which hand-written SQL is asked. Placeholders are `?`. */
export interface Db {
  rows<T>(sql: string, bindings?: readonly unknown[]): Promise<T[]>
}

/** No such statement, one of that name already, its columns are others now: a pooler or a migration came between. */
const NOT_KEPT = ["26000", "42P05", "0A000"]
/** Connections through which no statement can be kept (PgBouncer in transaction mode; F24). */
const forgetful = new WeakSet<object>()

/**
 * Asks what is asked at every checkout: each line to the database keeps the statement, so that it is planned once and
 * not every time, which costs more than its answer. Where that cannot be, it is asked as any other. Not within a
 * transaction: what fails first would end it.
 */
export async function rowsKept<T>(
  knex: Knex,
  deadlineMs: number,
  sql: string,
  bindings: readonly unknown[]
): Promise<T[]> {
  if (!forgetful.has(knex)) {
    const name = `arms_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`
    try {
      const asked = knex.raw(sql, bindings as Knex.RawBinding[]) as Knex.Raw & { options(query: object): Knex.Raw }
      return (await asked.options({ name }).timeout(deadlineMs)).rows as T[]
    } catch (error) {
      if (!NOT_KEPT.includes((error as { code?: string }).code ?? "")) throw error
      forgetful.add(knex)
    }
  }
  return dbOf(knex, deadlineMs).rows<T>(sql, bindings)
}

/**
 * Wraps Medusa's shared connection or a transaction of it. A statement without an answer by the deadline
 * fails and its connection is given up: it may be a line that leads nowhere any more (F19).
 */
export const dbOf = (knex: Knex, deadlineMs: number): Db => ({
  rows: async <T>(sql: string, bindings: readonly unknown[] = []) => {
    const answer = await knex.raw(sql, bindings as Knex.RawBinding[]).timeout(deadlineMs)
    return answer.rows as T[]
  },
})

/** What a connection of the driver lets us do: cut it. */
interface Line {
  readonly connection: { readonly stream: { destroy(): void } }
}

interface Lines {
  acquireConnection(): Promise<Line>
  releaseConnection(line: Line): Promise<void>
}

/**
 * One transaction in which BEGIN and COMMIT have a deadline too: a line that leads nowhere is cut, else it
 * would be waited for for ever. The server ends a transaction whose client has fallen silent, so that its
 * locks do not stay (F19). `SET LOCAL` alone: it works through a pooler (F24).
 */
export async function transactionOf<T>(knex: Knex, deadlineMs: number, work: (db: Db) => Promise<T>): Promise<T> {
  const lines = knex.client as Lines
  const line = await lines.acquireConnection()
  let timer: NodeJS.Timeout | undefined
  const watch = () => {
    timer = setTimeout(() => line.connection.stream.destroy(), deadlineMs)
  }
  try {
    watch()
    return await knex.transaction(
      async (trx) => {
        clearTimeout(timer)
        const db = dbOf(trx as unknown as Knex, deadlineMs)
        await db.rows(`select set_config('idle_in_transaction_session_timeout', ?, true)`, [`${deadlineMs}ms`])
        const answer = await work(db)
        watch()
        return answer
      },
      { connection: line }
    )
  } finally {
    clearTimeout(timer)
    await lines.releaseConnection(line)
  }
}

/** First row, or `null`. */
export const one = async <T>(db: Db, sql: string, bindings: readonly unknown[] = []): Promise<T | null> =>
  (await db.rows<T>(sql, bindings))[0] ?? null

/** A list of rows as one parameter: `from json_to_recordset(?::json)`. */
export const json = (value: unknown): string => JSON.stringify(value)

/** A pattern for `ilike` that finds a text anywhere; its own signs mean themselves. */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
