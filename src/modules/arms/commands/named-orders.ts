import type { ReceivableInput } from "../../../contract/commands"
import { shopOrdersNamed, type OrderOfName } from "../sql/shop-orders"
import type { CommandContext } from "./define-command"

const plain = (name: string | null | undefined): string => (name ?? "").trim().toLowerCase()

/**
 * Orders of the shop that rows name. Whoever ordered owes the row; but an order alone does not say who a customer of the
 * ledger is: many ledgers book all orders of a shop to one customer. It says so where the company has the same name.
 */
export class NamedOrders {
  private constructor(private readonly byName: ReadonlyMap<string, OrderOfName>) {}

  static async of(context: CommandContext, rows: readonly ReceivableInput[]): Promise<NamedOrders> {
    const names = [...new Set(rows.flatMap((row) => (row.order_number ? [row.order_number] : [])))]
    const found = names.length > 0 ? await shopOrdersNamed(context.db, names) : []
    return new NamedOrders(new Map(found.map((one) => [one.name, one])))
  }

  private orderOf(row: ReceivableInput): OrderOfName | undefined {
    return row.order_number ? this.byName.get(row.order_number) : undefined
  }

  /** Id of the order a row names. */
  idOf(row: ReceivableInput): string | undefined {
    return this.orderOf(row)?.id
  }

  /** The account that ordered what the row invoices. */
  ownerOf(row: ReceivableInput): string | undefined {
    return this.orderOf(row)?.account_id ?? undefined
  }

  /** Customers of the ledger that are companies of the shop: they ordered, and have the same name. */
  agreeing(rows: readonly ReceivableInput[]): Map<string, string> {
    const found = new Map<string, string>()
    for (const row of rows) {
      const order = this.orderOf(row)
      const agrees = order?.kind === "company" && plain(order.account_name) === plain(row.account_name)
      if (agrees && order.account_id) found.set(row.account, order.account_id)
    }
    return found
  }
}
