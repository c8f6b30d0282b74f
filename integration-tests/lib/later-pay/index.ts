import { randomUUID } from "crypto"
import {
  AbstractPaymentProvider,
  ModuleProvider,
  Modules,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"

type Data = { data?: Record<string, unknown> }

const kept = (input: Data): Data => ({ data: input.data ?? {} })
const paid = new Set<string>()

/** What the provider has given back, by amount; as its own books would say. */
export const givenBack: number[] = []

/** A provider that takes the money on a page of its own and tells the shop afterwards, through Medusa's payment hook. */
class LaterPay extends AbstractPaymentProvider<Record<string, never>> {
  static identifier = "later"

  constructor(container: Record<string, unknown>, options: Record<string, never>) {
    super(container, options)
  }

  async initiatePayment(input: { amount: unknown; data?: Record<string, unknown> }) {
    const id = randomUUID()
    return { id, data: { id, session_id: input.data?.session_id } }
  }

  async authorizePayment(input: Data) {
    const done = paid.has(String(input.data?.session_id))
    return { ...kept(input), status: done ? PaymentSessionStatus.CAPTURED : PaymentSessionStatus.PENDING }
  }

  async getPaymentStatus(input: Data) {
    return {
      ...kept(input),
      status: paid.has(String(input.data?.session_id)) ? PaymentSessionStatus.CAPTURED : PaymentSessionStatus.PENDING,
    }
  }

  async capturePayment(input: Data) {
    return kept(input)
  }

  async refundPayment(input: Data & { amount?: unknown }) {
    const { value, numeric } = (input.amount ?? {}) as { value?: string; numeric?: number }
    givenBack.push(Number(value ?? numeric ?? input.amount))
    return kept(input)
  }

  async cancelPayment(input: Data) {
    return kept(input)
  }

  async deletePayment(input: Data) {
    return kept(input)
  }

  async retrievePayment(input: Data) {
    return kept(input)
  }

  async updatePayment(input: Data) {
    return kept(input)
  }

  async getWebhookActionAndData(payload: { data: unknown }) {
    const { session_id, amount } = payload.data as { session_id: string; amount: number }
    paid.add(session_id)
    return { action: PaymentActions.SUCCESSFUL, data: { session_id, amount } }
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [LaterPay as never] })
