import knexFactory, { type Knex } from "knex"

/** The ledger of an ERP in a database of its own: open items, and money that came. */
export class ForeignLedger {
  private constructor(
    readonly knex: Knex,
    /** Address for a connector. */
    readonly url: string
  ) {}

  /** Makes the database `name` on a server and two tables in it. */
  static async make(client: "pg" | "mysql2", server: string, name: string): Promise<ForeignLedger> {
    const at = (database: string) => {
      const url = new URL(server)
      url.pathname = `/${database}`
      return url.toString()
    }
    const admin = knexFactory({ client, connection: client === "pg" ? server : at("").replace(/^mariadb/, "mysql") })
    await admin.raw(`drop database if exists ${name}`)
    await admin.raw(`create database ${name}`)
    await admin.destroy()
    const knex = knexFactory({ client, connection: at(name).replace(/^mariadb/, "mysql") })
    await knex.schema.createTable("open_items", (table) => {
      table.string("invoice_no", 40).primary()
      table.string("customer_no", 20)
      table.string("customer_name", 100)
      table.string("mail", 100)
      table.string("vat", 30)
      table.string("shop_order", 40)
      table.date("invoice_date")
      table.date("due")
      table.decimal("gross", 19, 4)
      table.string("cur", 3)
      table.datetime("changed", { precision: 6 })
    })
    await knex.schema.createTable("money", (table) => {
      table.bigInteger("booking").primary()
      table.string("customer_no", 20)
      table.string("invoice_no", 40)
      table.decimal("sum", 19, 4)
      table.string("cur", 3)
      table.date("value_day")
      table.datetime("changed", { precision: 6 })
    })
    return new ForeignLedger(knex, at(name))
  }

  /** So many open items, a hundred a customer at most, all changed at one instant. */
  async fill(rows: number, changed = "2026-03-01 08:00:00"): Promise<void> {
    const items = Array.from({ length: rows }, (_, index) => this.item(index, { changed }))
    await this.knex.batchInsert("open_items", items, 1000)
  }

  item(index: number, over: Record<string, unknown> = {}): Record<string, unknown> {
    const customer = index % Math.max(1, 40)
    return {
      invoice_no: `RE-${String(index).padStart(7, "0")}`,
      customer_no: `K${customer}-${Math.floor(index / 4000)}`,
      customer_name: `Customer ${customer}`,
      mail: `k${customer}-${Math.floor(index / 4000)}@erp.example`,
      invoice_date: "2026-01-15",
      due: "2026-02-14",
      gross: `${(index % 900) + 100}.5000`,
      cur: "EUR",
      changed: "2026-03-01 08:00:00",
      ...over,
    }
  }

  close(): Promise<void> {
    return this.knex.destroy()
  }
}

/** A connector that reads {@link ForeignLedger}. */
export const connectorTo = (connection: string, over: Record<string, unknown> = {}) => ({
  connection,
  receivables: {
    query: "select * from open_items",
    columns: {
      external_id: "invoice_no",
      number: "invoice_no",
      account: "customer_no",
      account_name: "customer_name",
      email: "mail",
      vat_id: "vat",
      order_number: "shop_order",
      issue_date: "invoice_date",
      due_date: "due",
      amount: "gross",
      currency: "cur",
    },
    changed_at: "changed",
  },
  payments: {
    query: "select booking, customer_no, invoice_no, sum as amount, cur, value_day, changed from money",
    columns: {
      external_id: "booking",
      account: "customer_no",
      number: "invoice_no",
      amount: "amount",
      currency: "cur",
      value_date: "value_day",
    },
    changed_at: "changed",
  },
  ...over,
})
