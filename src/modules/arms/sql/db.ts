import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A connection or transaction on which hand-written SQL is asked. Placeholders are `?`. */
export interface Db {
  rows<T>(sql: string, bindings?: readonly unknown[]): Promise<T[]>
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

/** First row, or `null`. */
export const one = async <T>(db: Db, sql: string, bindings: readonly unknown[] = []): Promise<T | null> =>
  (await db.rows<T>(sql, bindings))[0] ?? null

/** A list of rows as one parameter: `from json_to_recordset(?::json)`. */
export const json = (value: unknown): string => JSON.stringify(value)
