import { WorkflowManager } from "@medusajs/framework/orchestration"
import type { IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ORDER_CHANGED } from "../modules/arms/commands/apply-money"
import type { Door } from "./doors"

/** What a step is called with; internal to Medusa, so a contract test holds it (docs/decisions/004). */
interface Call {
  readonly container?: MedusaContainer
  readonly payload?: Readonly<Record<string, unknown>>
  readonly context?: { readonly eventGroupId?: string }
  readonly transaction?: { getFlow(): { readonly metadata?: { readonly eventGroupId?: string } } }
}

/** What a step has answered. */
interface Answer {
  readonly output?: { readonly output?: unknown }
}

/** The order is looked at when the workflow has ended well: Medusa keeps the events of a group until then. */
async function tell({ container, context, transaction }: Call, orderId: string): Promise<void> {
  const bus = container?.resolve<IEventBusModuleService>(Modules.EVENT_BUS, { allowUnregistered: true })
  const eventGroupId = transaction?.getFlow().metadata?.eventGroupId ?? context?.eventGroupId
  await bus?.emit({
    name: ORDER_CHANGED,
    data: { order_id: orderId },
    ...(eventGroupId ? { metadata: { eventGroupId } } : {}),
  })
}

/** Where Medusa tells nobody that an order was made or has another debtor, ARMS tells itself. */
export function announce({ workflow, untold }: Door): void {
  if (!untold) return
  const definition = WorkflowManager.getWorkflow(workflow) as unknown as
    { handlers_?: Map<string, { invoke: (call: Call) => Promise<Answer> }> } | undefined
  const handler = definition?.handlers_?.get(untold.step)
  if (!handler) return
  const { invoke } = handler
  handler.invoke = async (call) => {
    const answer = await invoke(call)
    const orderId = untold.orderOf(call.payload ?? {}, answer?.output?.output)
    // A lost event delays, it never loses: the reconciler looks without it.
    if (orderId) await tell(call, orderId).catch(() => undefined)
    return answer
  }
}
