import { buildLedger } from "../../bench/ledger"
import type { Tool } from "../../demo/tool"
import { runToday } from "../../src/modules/arms/run/engine"
import { freshTool } from "../lib/engine"

/** What a run costs, counted in ways that no busy machine can change (performance §6). */

const DUE = 4000
const ACCOUNTS = 800

interface Cost {
  readonly statements: number
  readonly rows: number
  /** Pages of tables and indexes touched. */
  readonly buffers: number
  readonly scansOfReceivables: number
}

describe("the cost of a run", () => {
  jest.setTimeout(300_000)
  const tools: Tool[] = []

  afterAll(() => Promise.all(tools.map((tool) => tool.close())))

  const counters = async ({ host, knex }: Tool) => {
    // Every connection reports what it has counted before anybody reads the sums.
    const connections = knex.client.pool.numUsed() + knex.client.pool.numFree()
    await Promise.all(
      Array.from({ length: connections }, () => host.db().rows(`select pg_stat_force_next_flush(), pg_sleep(0.2)`))
    )
    const [sums] = await host.db().rows<{ buffers: string; scans: string }>(
      `select sum(coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0) + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0)) as buffers,
              (select seq_scan from pg_stat_user_tables where relname = 'arms_receivable') as scans from pg_statio_user_tables`
    )
    return { buffers: Number(sums.buffers), scans: Number(sums.scans) }
  }

  async function costOf(receivables: number, due = DUE, accounts = ACCOUNTS): Promise<Cost> {
    const tool = await freshTool(`cost_${receivables}_${accounts}`)
    tools.push(tool)
    await buildLedger(tool, { receivables, due, accounts })
    const before = await counters(tool)
    let statements = 0
    tool.knex.on("query", () => statements++)
    await runToday(tool.host, "test")
    const counted = statements
    const after = await counters(tool)
    const [{ rows }] = await tool.host
      .db()
      .rows<{ rows: string }>(
        `select (select count(*) from arms_action where run_id is not null) + (select count(*) from arms_notice) as rows`
      )
    return {
      statements: counted,
      rows: Number(rows),
      buffers: after.buffers - before.buffers,
      scansOfReceivables: after.scans - before.scans,
    }
  }

  it("performance 6: statements and pages follow what is due, not the size of the ledger", async () => {
    const small = await costOf(DUE)
    const large = await costOf(DUE * 10)
    expect(small.rows).toBe(2 * DUE + ACCOUNTS)
    expect(large.rows).toBe(small.rows)
    expect(large.statements).toBe(small.statements)
    expect(large.buffers / small.buffers).toBeLessThan(1.5)
    expect(large.buffers / large.rows).toBeLessThan(20)
  })

  it("performance 6: receivables are never scanned as a whole when few accounts have something due", async () => {
    expect((await costOf(100_000, 2000, 20_000)).scansOfReceivables).toBe(0)
  })
})
