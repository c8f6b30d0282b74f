import { randomUUID } from "crypto"
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CapturePaymentInput,
  DeletePaymentInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RetrievePaymentInput,
  UpdatePaymentInput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"

type Data = { data?: Record<string, unknown> }

const kept = (input: Data): Data => ({ data: input.data ?? {} })

/**
 * Buying on account: nothing is taken, the order is owed. It always authorises, because it cannot see ARMS;
 * who may use it is decided where providers are offered, where a payment session is made, and by the guard.
 */
export class OnAccountProvider extends AbstractPaymentProvider<Record<string, never>> {
  static identifier = "on_account"

  // Medusa's own constructor is protected; a module provider needs a public one.
  constructor(container: Record<string, unknown>, options: Record<string, never>) {
    super(container, options)
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return { id: randomUUID(), data: { ...input.data } }
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return { ...kept(input), status: PaymentSessionStatus.AUTHORIZED }
  }

  async getPaymentStatus(input: Data): Promise<GetPaymentStatusOutput> {
    return { ...kept(input), status: PaymentSessionStatus.AUTHORIZED }
  }

  async capturePayment(input: CapturePaymentInput): Promise<Data> {
    return kept(input)
  }

  async refundPayment(input: RefundPaymentInput): Promise<Data> {
    return kept(input)
  }

  async cancelPayment(input: CancelPaymentInput): Promise<Data> {
    return kept(input)
  }

  async deletePayment(input: DeletePaymentInput): Promise<Data> {
    return kept(input)
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<Data> {
    return kept(input)
  }

  async updatePayment(input: UpdatePaymentInput): Promise<Data> {
    return kept(input)
  }

  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }
}
