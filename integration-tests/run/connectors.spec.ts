import { sourceOf } from "../../src/adapters/sources"
import type { Tool } from "../../demo/tool"
import { Proxy } from "../../harness/proxy"
import { date } from "../../src/domain"
import { runToday } from "../../src/modules/arms/run/engine"
import { syncSource } from "../../src/modules/arms/run/sync-sources"
import { readWorld } from "../../src/modules/arms/run/world"
import { allConnectors } from "../../src/modules/arms/sql/connectors"
import { allSources } from "../../src/modules/arms/sql/sources"
import { refusedRows } from "../../src/modules/arms/sql/refused-rows"
import { unmatchedAccounts } from "../../src/modules/arms/sql/matching"
import { setDay } from "../../demo/replay-days"
import { command, freshTool, live, serverUrl } from "../lib/engine"
import { connectorTo, ForeignLedger } from "../lib/foreign-ledger"
import { hasMariaDb, MariaDb } from "../lib/mariadb"

jest.setTimeout(600_000)

const D = date("2026-03-02")
const CONNECTION = "ARMS_LEDGER_ERP"
/** A ledger of this many rows; 100,000 for the figures of docs/ledgers.md. */
const ROWS = Number(process.env.ARMS_LEDGER_ROWS ?? 5000)
const kinds = hasMariaDb ? (["PostgreSQL", "MariaDB"] as const) : (["PostgreSQL"] as const)

if (!hasMariaDb) process.stderr.write("MariaDB is not installed here: its ledger is not read by this run.\n")

describe.each(kinds)("a ledger in a foreign %s", (kind) => {
  let tool: Tool
  let mariadb: MariaDb | null = null
  let ledger: ForeignLedger

  beforeAll(async () => {
    tool = await freshTool(`connector_${kind.toLowerCase()}`)
    mariadb = kind === "MariaDB" ? await MariaDb.start() : null
  })

  beforeEach(async () => {
    await live(tool, D)
    ledger = mariadb
      ? await ForeignLedger.make("mysql2", mariadb.url(), "ledger")
      : await ForeignLedger.make("pg", serverUrl(), "arms_foreign_ledger")
    process.env[CONNECTION] = ledger.url
  })

  afterEach(() => ledger.close())

  afterAll(async () => {
    delete process.env[CONNECTION]
    await mariadb?.stop()
    await tool.close()
  })

  const rows = <T>(sql: string) => tool.host.db().rows<T>(sql)
  const connect = (over: Record<string, unknown> = {}) =>
    command(tool, "connect_source", { name: "erp", connector: connectorTo(CONNECTION, over) })
  const read = async () => {
    const [row] = await allConnectors(tool.host.db())
    const { clock } = await readWorld(tool.host.db(), tool.host.catalog)
    return syncSource(tool.host, sourceOf(row, clock.today), { atOnce: true })
  }
  const everyHour = () => rows(`update arms_source set read_all_at = now() - interval '25 hours' where name = 'erp'`)

  /** Rows written to every table of ARMS since the database began, but for the bookkeeping of the source itself. */
  const writes = async () => {
    await rows("select pg_stat_force_next_flush()")
    const [{ sum }] = await rows<{ sum: string }>(
      `select sum(n_tup_ins + n_tup_upd + n_tup_del)::text as sum from pg_stat_user_tables where relname like 'arms%' and relname <> 'arms_source'`
    )
    return Number(sum)
  }

  it(`E-38 P: ${ROWS} rows come in, a reading without changes writes nothing, one row in a hundred changes alone`, async () => {
    await ledger.fill(ROWS)
    await ledger.knex("money").insert({
      booking: "9007199254740993",
      customer_no: "K1-0",
      invoice_no: "RE-0000001",
      sum: "101.5000",
      cur: "EUR",
      value_day: "2026-02-20",
      changed: "2026-03-01 08:00:00",
    })
    await connect()
    const before = process.memoryUsage().rss
    let began = performance.now()
    const first = await read()
    const seconds = (performance.now() - began) / 1000
    expect({ ...first.imported, error: first.error }).toEqual({
      inserted: ROWS + 1,
      updated: 0,
      unchanged: 0,
      refused: [],
      error: null,
    })
    expect(await rows(`select distinct opening, source from arms_receivable`)).toEqual([
      { opening: true, source: "erp" },
    ])
    expect(
      await rows(`select state, open_amount::float as open from arms_receivable where number = 'RE-0000001'`)
    ).toEqual([{ state: "settled", open: 0 }])
    expect(await rows(`select external_id, amount::text from arms_payment`)).toEqual([
      { external_id: "9007199254740993", amount: "101.5000" },
    ])
    expect(await allSources(tool.host.db())).toMatchObject([
      { name: "erp", error: null, payments_reported_on: D, refused: 0, vanished: 0 },
    ])

    await everyHour()
    const quiet = await writes()
    began = performance.now()
    const second = await read()
    const again = (performance.now() - began) / 1000
    expect(second.imported).toMatchObject({ inserted: 0, updated: 0, unchanged: ROWS + 1 })
    expect(await writes()).toBe(quiet)

    await ledger
      .knex("open_items")
      .whereRaw("invoice_no like '%07'")
      .update({ due: "2026-03-31", changed: "2026-03-02 09:00:00" })
    began = performance.now()
    const third = await read()
    const changed = (performance.now() - began) / 1000
    expect(third.imported).toMatchObject({ inserted: 0, updated: ROWS / 100 })
    expect(await rows(`select count(*)::int as n from arms_receivable where due_date = '2026-03-31'`)).toEqual([
      { n: ROWS / 100 },
    ])
    // The newest rows are told again, because a change is written before it can be read; the old ones are not.
    await read()
    const last = await read()
    expect(last.imported).toMatchObject({ updated: 0, unchanged: ROWS / 100 + 1 })
    const rate = (time: number) => `${Math.round(ROWS / time)} rows/s`
    const grown = Math.round((process.memoryUsage().rss - before) / 1e6)
    process.stderr.write(
      `${kind}: first ${rate(seconds)}, unchanged ${rate(again)}, 1 % changed ${changed.toFixed(1)} s, memory + ${grown} MB\n`
    )
  })

  it("P21 F58: a renamed column, a server that goes away in the middle and one that falls silent delay nothing but themselves", async () => {
    await ledger.fill(ROWS)
    const proxy = new Proxy(new URL(ledger.url))
    process.env[CONNECTION] = await proxy.start(ledger.url)
    await connect()
    const [row] = await allConnectors(tool.host.db())
    const source = sourceOf(row, D)
    const torn = {
      ...source,
      async *read(cursor: string | null) {
        for await (const page of source.read(cursor)) {
          yield page
          await proxy.stop()
        }
      },
    }
    const broken = await syncSource(tool.host, torn)
    expect(broken.error).not.toBeNull()
    expect(broken.imported!.inserted).toBe(2000)
    expect(await runToday(tool.host, "test")).toMatchObject({ kind: "scheduled" })

    const silent = new Proxy(new URL(ledger.url))
    process.env[CONNECTION] = await silent.start(ledger.url)
    const impatient = Object.create(tool.host, { leaseSeconds: { value: 1 } })
    const hung = {
      ...source,
      async *read(cursor: string | null) {
        for await (const page of source.read(cursor)) {
          yield page
          silent.blackHole()
        }
      },
    }
    expect(await syncSource(impatient, hung, { atOnce: true })).toMatchObject({
      error: "The source erp did not answer in 1 s.",
    })
    await silent.stop()

    process.env[CONNECTION] = ledger.url
    expect((await read()).error).toBeNull()
    expect(await rows(`select count(*)::int as n, bool_and(opening) as opening from arms_receivable`)).toEqual([
      { n: ROWS, opening: true },
    ])

    await ledger.knex.schema.alterTable("open_items", (table) => table.renameColumn("gross", "total"))
    await everyHour()
    expect(await read()).toMatchObject({
      error:
        'receivables: the query has no column "gross"; it has changed, cur, customer_name, customer_no, due, invoice_date, invoice_no, mail, shop_order, total, vat.',
    })
    await ledger.knex.schema.alterTable("open_items", (table) => table.renameColumn("total", "gross"))
    expect((await read()).error).toBeNull()
  })

  it("B-C B-G: bad rows are refused by name until they are right; what vanishes is shown and not chased, never deleted", async () => {
    await ledger
      .knex("money")
      .insert({ booking: 7, customer_no: "K1-0", sum: "1.0000", cur: "XXQ", value_day: "2026-02-20" })
    await ledger
      .knex("open_items")
      .insert([ledger.item(1), ledger.item(2, { gross: "12.3450" }), ledger.item(3, { cur: "XXQ" }), ledger.item(4)])
    await connect()
    await read()
    expect(await refusedRows(tool.host.db(), "erp", 10, 0)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          kind: "receivables",
          external_id: "RE-0000002",
          sentence: 'amount is "12.345": expected a positive amount with the decimals of EUR.',
        }),
        expect.objectContaining({ kind: "payments", external_id: "7" }),
        expect.objectContaining({
          external_id: "RE-0000003",
          sentence: 'currency is "XXQ": expected an ISO 4217 currency such as EUR.',
        }),
      ])
    )
    await ledger
      .knex("open_items")
      .where({ invoice_no: "RE-0000002" })
      .update({ gross: "12.34", changed: "2026-03-02 10:00:00" })
    await ledger.knex("open_items").where({ invoice_no: "RE-0000004" }).delete()
    await ledger.knex("money").delete()
    await everyHour()
    await read()
    expect((await refusedRows(tool.host.db(), "erp", 10, 0)).map((row) => row.external_id)).toEqual(["RE-0000003"])
    expect(
      await rows(
        `select number, to_char(vanished_on, 'YYYY-MM-DD') as on, state from arms_receivable where vanished_on is not null`
      )
    ).toEqual([{ number: "RE-0000004", on: D, state: "open" }])
    expect(
      await rows(
        `select to_char(until, 'YYYY-MM-DD') as until, reason from arms_dunning_block where deleted_at is null`
      )
    ).toEqual([{ until: "2026-04-01", reason: "vanished at erp" }])
    expect(
      await rows(`select sentence from arms_alarm where kind = 'vanished:erp' and cleared_at is null`)
    ).toHaveLength(1)
    await ledger.knex("open_items").insert(ledger.item(4))
    await everyHour()
    await read()
    expect(await rows(`select 1 from arms_receivable where vanished_on is not null`)).toEqual([])
    expect(await rows(`select 1 from arms_dunning_block where deleted_at is null`)).toEqual([])
    expect(await rows(`select 1 from arms_alarm where kind = 'vanished:erp' and cleared_at is null`)).toEqual([])
  })

  it("B-C: rows without an id are listed as such; a connector of payments alone makes no receivable vanish", async () => {
    await ledger.knex("open_items").insert([ledger.item(1), ledger.item(2)])
    const { receivables, payments } = connectorTo(CONNECTION)
    const query = "select o.*, nullif(o.invoice_no, 'RE-0000002') as no from open_items o"
    const named = { ...receivables, query, columns: { ...receivables.columns, external_id: "no" } }
    await connect({ receivables: named, payments: undefined })
    await read()
    const refused = async () => (await refusedRows(tool.host.db(), "erp", 10, 0)).map((row) => row.external_id)
    expect(await refused()).toEqual(["(none)"])
    await connect({ receivables: undefined, payments })
    expect((await read()).error).toBeNull()
    expect((await allConnectors(tool.host.db()))[0].all).toBe(false)
    expect(await rows(`select vanished_on from arms_receivable`)).toEqual([{ vanished_on: null }])
    await ledger.knex("open_items").where({ invoice_no: "RE-0000002" }).delete()
    await connect({ receivables: named, payments: undefined })
    await read()
    expect(await refused()).toEqual([])
  })

  it("E-40: its customers are found by VAT id, by the address of one company, else made and listed", async () => {
    const made = async (input: object) =>
      String((await command(tool, "create_account", { name: "Shop side", ...input })).result.account_id)
    const byVat = await made({ vat_id: "DE 123.456.789", customer_id: "cus_1" })
    const byMail = await made({ email: "Buyer@acme.example", customer_id: "cus_2" })
    await made({ kind: "private", email: "home@acme.example" })
    const like = await made({ name: "Customer 3", customer_id: "cus_3" })
    await ledger
      .knex("open_items")
      .insert([
        ledger.item(0, { vat: "de123456789" }),
        ledger.item(1, { mail: "buyer@acme.example" }),
        ledger.item(2, { mail: "home@acme.example" }),
        ledger.item(3),
      ])
    await connect()
    await read()
    const owes = await rows<{ number: string; account_id: string }>(
      `select number, account_id from arms_receivable order by number`
    )
    expect(owes.slice(0, 2).map((row) => row.account_id)).toEqual([byVat, byMail])
    expect(await unmatchedAccounts(tool.host.db(), "erp", 10, 0)).toEqual([
      expect.objectContaining({ name: "Customer 2", external_id: "K2-0", may_be: [] }),
      expect.objectContaining({
        name: "Customer 3",
        external_id: "K3-0",
        may_be: [{ account_id: like, name: "Customer 3" }],
      }),
    ])
    await command(tool, "merge_accounts", { from: owes[3].account_id, into: like })
    await everyHour()
    expect((await read()).imported).toMatchObject({ inserted: 0, updated: 0, refused: [] })
    expect(await unmatchedAccounts(tool.host.db(), "erp", 10, 0)).toHaveLength(1)
  })

  it("R-8: a merchant may let no run act on facts older than a limit; with a ledger, an order is owed with its invoice", async () => {
    expect((await readWorld(tool.host.db(), tool.host.catalog)).orderBecomes).toBe("order_placed")
    await connect({ max_age_hours: 6, payments: undefined })
    await read()
    const world = () => readWorld(tool.host.db(), tool.host.catalog)
    expect((await world()).orderBecomes).toBe("invoice")
    expect((await world()).contextFor(D).paymentsReportedOn).toBeNull()
    await rows(`update arms_source set synced_at = now() - interval '7 hours' where name = 'erp'`)
    expect((await world()).contextFor(D).paymentsReportedOn).toBe("1970-01-01")
    await connect({ payments: undefined })
    expect((await world()).contextFor(D).paymentsReportedOn).toBeNull()
    await command(tool, "disconnect_source", { name: "erp" })
    expect((await world()).orderBecomes).toBe("order_placed")
    await setDay(tool.host, D)
  })

  it("B-G: no credential stands in an error, an answer or a row; an address of another kind is refused in a sentence", async () => {
    await connect()
    const wrong = new URL(ledger.url)
    wrong.username = "nobody-knows"
    wrong.password = "t0p:s3cret"
    process.env[CONNECTION] = wrong.toString()
    const { error } = await read()
    expect(error).not.toBeNull()
    const kept = JSON.stringify([
      error,
      await rows("select * from arms_source"),
      await rows("select * from arms_action"),
    ])
    expect(kept).not.toMatch(/t0p|s3cret|nobody-knows/)
    process.env[CONNECTION] = "https://erp.example/ledger"
    expect((await read()).error).toMatch(
      /^ARMS_LEDGER_ERP is no address of a database: expected one that begins with postgres:/
    )
    delete process.env[CONNECTION]
    expect((await read()).error).toBe("The environment variable ARMS_LEDGER_ERP is not set.")
  })

  it("the ledger is read only: a query that writes is refused by the server", async () => {
    await ledger.fill(3)
    if (kind === "PostgreSQL")
      await connect({
        payments: undefined,
        receivables: {
          ...connectorTo(CONNECTION).receivables,
          query: "with gone as (delete from open_items returning *) select * from gone",
        },
      })
    else {
      await ledger.knex.raw(
        "create function f() returns int modifies sql data begin delete from open_items; return 1; end"
      )
      await connect({
        payments: undefined,
        receivables: { ...connectorTo(CONNECTION).receivables, query: "select *, f() as x from open_items" },
      })
    }
    expect((await read()).error).toMatch(/read.only|WITH/i)
    expect(await ledger.knex("open_items")).toHaveLength(3)
  })
})
