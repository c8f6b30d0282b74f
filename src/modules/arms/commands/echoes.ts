import type { PaymentInput } from "../../../contract/commands"
import type { ReceivableRow } from "../sql/ledger"
import { nameByLedger, paymentsOfShop, type ShopPayment } from "../sql/ledger-payments"
import { minor } from "./apply-money"
import type { CommandContext } from "./define-command"

/**
 * Money the shop has told of and the ledger tells of again, because it books what the shop has taken: counted once
 * (E-105). It is the same when it names an invoice of that order and has the amount of a payment without such a name.
 */
export class Echoes {
  private constructor(
    private readonly context: CommandContext,
    private readonly source: string,
    private readonly payments: ShopPayment[]
  ) {}

  /** What the shop has told of the orders of these receivables. */
  static async of(context: CommandContext, source: string, receivables: readonly ReceivableRow[]): Promise<Echoes> {
    const orders = [...new Set(receivables.flatMap((one) => (one.order_id ? [one.order_id] : [])))]
    return new Echoes(context, source, orders.length > 0 ? await paymentsOfShop(context.db, orders) : [])
  }

  /** Is the row such money? Then the payment is known by the ledger's name too. */
  async take(receivable: ReceivableRow, row: PaymentInput): Promise<boolean> {
    const at = this.payments.findIndex(
      (one) =>
        one.order_id === receivable.order_id &&
        one.currency === row.currency &&
        minor(one.amount, row.currency) === minor(row.amount, row.currency)
    )
    if (at < 0) return false
    const [payment] = this.payments.splice(at, 1)
    await nameByLedger(this.context.db, payment.id, this.source, row.external_id)
    return true
  }
}
