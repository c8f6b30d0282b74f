import fs from "fs"
import os from "os"
import path from "path"
import { buildLedger } from "../bench/ledger"
import { openTool, type Tool } from "../demo/tool"
import { performDue } from "../src/modules/arms/run/deliver"
import type { Ports } from "../src/operations"
import { ResendSender } from "../src/providers/resend/sender"
import { FakeProvider, GOOD_KEY, type ProviderOptions } from "./provider"
import { Worker, type WorkerSettings } from "./workers"

/** Tables with foreign keys between them are emptied together. */
const LINKED = ["arms_account", "arms_receivable", "arms_payment", "arms_credit", "arms_allocation"]

/** Empties tables of ARMS; the register refuses that, so its trigger is set aside for one transaction. */
export async function emptyTables({ host }: Tool, which: (table: string) => boolean = () => true): Promise<void> {
  await host.transaction(async (db) => {
    const all = await db.rows<{ name: string }>(
      `select tablename as name from pg_tables where tablename like 'arms\\_%' and schemaname = 'public'`
    )
    const chosen = all.filter(({ name }) => which(name))
    const filled = chosen.map(({ name }) =>
      LINKED.includes(name)
        ? `select '${name}' as name`
        : `select '${name}' as name where exists (select 1 from ${name})`
    )
    const tables = await db.rows<{ name: string }>(filled.join(" union all "))
    if (tables.length === 0) return
    await db.rows(`alter table arms_action disable trigger arms_action_truncate`)
    await db.rows(`truncate ${tables.map((table) => table.name).join(", ")}`)
    await db.rows(`alter table arms_action enable trigger arms_action_truncate`)
  })
}

/** What the register and the provider say of a finished run, side by side. */
export interface Outcome {
  /** Notices by state. */
  readonly notices: Readonly<Record<string, number>>
  readonly accepted: number
  readonly doubled: number
  /** Notices the provider has accepted and the register does not call sent, and the other way round. */
  readonly unmarked: number
  readonly unsent: number
  readonly otherBytes: number
}

/** A database with mails to send, a provider to send them to, and workers to do it. */
export class Arena {
  private constructor(
    readonly tool: Tool,
    readonly provider: FakeProvider,
    readonly databaseUrl: string,
    private readonly folder: string
  ) {}

  /** `mails`: accounts with one reminder due each; planned by whoever wakes first. */
  static async open(url: string, name: string, mails: number, options: ProviderOptions = {}): Promise<Arena> {
    const tool = await openTool(url, `arms_${name}`)
    // A database for tests may give durability up; here crashes must not lose what was committed.
    await tool.host.db().rows(`alter database "arms_${name}" set synchronous_commit = on`)
    await buildLedger(tool, { receivables: mails, due: mails, accounts: mails })
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "arms-harness-"))
    const provider = new FakeProvider(path.join(folder, "journal.jsonl"), options)
    await provider.start()
    const target = new URL(url)
    target.pathname = `/arms_${name}`
    return new Arena(tool, provider, target.toString(), folder)
  }

  /** Empties everything, journal and provider's memory too, and makes other mails due. */
  async refill(mails: number, options: ProviderOptions = {}): Promise<void> {
    await emptyTables(this.tool)
    await buildLedger(this.tool, { receivables: mails, due: mails, accounts: mails })
    this.provider.reset(options)
  }

  async close(): Promise<void> {
    await this.provider.stop()
    this.provider.journal.close()
    await this.tool.close()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  worker(over: Partial<WorkerSettings> = {}): Worker {
    return new Worker({ databaseUrl: this.databaseUrl, providerUrl: this.provider.url, ...over })
  }

  /** Ports of a worker in this process. */
  ports(deadlineMs = 2000): Ports {
    const sender = new ResendSender({
      apiKey: GOOD_KEY,
      from: "Accounting <billing@shop.example>",
      baseUrl: this.provider.url,
      deadlineMs,
    })
    return { ...this.tool.ports, mailSender: sender, repeatable: false }
  }

  /** Sends what is due in this process. */
  perform = (deadlineMs?: number): Promise<number> => performDue(this.tool.host, this.ports(deadlineMs))

  rows = <T>(sql: string, bindings: readonly unknown[] = []): Promise<T[]> => this.tool.host.db().rows<T>(sql, bindings)

  /** Is nothing left to plan or to send? */
  async done(): Promise<boolean> {
    const [row] = await this.rows<{ runs: string; open: string }>(
      `select (select count(*) from arms_run where state in ('done', 'done_with_errors')) as runs,
              (select count(*) from arms_run where state in ('planning', 'performing')) as open`
    )
    return Number(row.runs) > 0 && Number(row.open) === 0
  }

  async outcome(): Promise<Outcome> {
    const states = await this.rows<{ state: string; n: string }>(
      `select state, count(*) as n from arms_notice group by 1`
    )
    const sent = await this.rows<{ key: string; provider_id: string }>(
      `select n.key, n.provider_id from arms_notice n join arms_action a on a.notice_id = n.id
        where n.state = 'sent' and a.state = 'done' group by 1, 2`
    )
    const { accepted, doubled, otherBytes } = this.provider.journal.verdict()
    const heard = new Map(this.provider.journal.mails.map((mail) => [mail.notice, mail.id]))
    const marked = new Map(sent.map((row) => [row.key, row.provider_id]))
    return {
      notices: Object.fromEntries(states.map((row) => [row.state, Number(row.n)])),
      accepted,
      doubled: doubled.length,
      unmarked: [...heard.keys()].filter((key) => !marked.has(key)).length,
      unsent: [...marked].filter(([key, id]) => heard.get(key) !== id).length,
      otherBytes: otherBytes.length,
    }
  }
}
