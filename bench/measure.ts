import type { Tool } from "../demo/tool"
import { emptyTables } from "../harness/arena"
import { runToday } from "../src/modules/arms/run/engine"

/** Tables whose rows are the plan itself. */
const PLANNED = ["arms_action", "arms_notice"]

/** Milliseconds `work` takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Takes back what was planned, so that the same day can be planned again. */
const forget = (tool: Tool): Promise<void> =>
  emptyTables(tool, (table) => /_(action|notice|run|calendar_task|hold)$/.test(table))

/** Keeps the decided rows, and makes empty tables with the same columns and indexes. */
async function makeFloor({ host }: Tool): Promise<void> {
  for (const table of PLANNED) {
    await host.db().rows(`create table decided_${table} as select * from ${table}`)
    await host.db().rows(`create table floor_${table} (like ${table} including all)`)
  }
}

async function floor({ host }: Tool): Promise<number> {
  for (const table of PLANNED) await host.db().rows(`truncate floor_${table}`)
  return timed(() =>
    host.transaction(async (db) => {
      for (const table of PLANNED)
        await db.rows(`insert into floor_${table} select * from decided_${table} on conflict do nothing`)
    })
  )
}

/** One ledger being measured, round by round. */
export class Measured {
  private readonly plans: number[] = []
  private readonly floors: number[] = []
  private readonly agains: number[] = []
  statements = 0
  acts = 0
  rows = 0

  constructor(
    readonly name: string,
    readonly tool: Tool
  ) {
    tool.knex.on("query", () => this.statements++)
  }

  /** Plans the day, plans it again, and copies the same rows. The first round warms up. */
  async round(): Promise<void> {
    await forget(this.tool)
    this.statements = 0
    this.plans.push(await timed(() => runToday(this.tool.host, "bench")))
    const { statements } = this
    this.agains.push(await timed(() => runToday(this.tool.host, "bench")))
    if (this.floors.length === 0) await this.count()
    this.floors.push(await floor(this.tool))
    this.statements = statements
  }

  private async count(): Promise<void> {
    await makeFloor(this.tool)
    const [counted] = await this.tool.host.db().rows<{ acts: string; rows: string }>(
      `select (select count(*) from decided_arms_action where state = 'planned') as acts,
              (select count(*) from decided_arms_action) + (select count(*) from decided_arms_notice) as rows`
    )
    this.acts = Number(counted.acts)
    this.rows = Number(counted.rows)
  }

  /** Medians over the rounds after the first, in milliseconds. */
  get plan(): number {
    return median(this.plans.slice(1))
  }

  get floor(): number {
    return median(this.floors.slice(1))
  }

  get again(): number {
    return median(this.agains.slice(1))
  }
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
