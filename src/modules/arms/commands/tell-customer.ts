import { insertActions } from "../sql/actions"
import { insertNotices } from "../sql/notices"
import type { OrderRow } from "../sql/orders"
import { newId } from "../run/ids"
import { actionOf } from "../run/plan-rows"
import type { CommandContext } from "./define-command"

/**
 * A mail about an order that no task decides: it goes out with the next tick, by the same way as every other. It has no
 * voice, so it counts for no quiet days. `null`: a rehearsal tells nobody.
 */
export async function tellCustomer(context: CommandContext, order: OrderRow, textKey: string): Promise<string | null> {
  if (context.world.liveSince === null) return null
  const noticeId = newId("arnot")
  await insertNotices(context.db, [
    {
      id: noticeId,
      run_id: "",
      account_id: order.account_id,
      business_date: context.today,
      selling_entity: null,
      currency: order.currency,
      channel: "email",
      operation: "send_email",
      voice: null,
      text_key: textKey,
      params: { text: textKey, order_number: `#${order.display_id}` },
      key: `${textKey}:${order.id}`,
    },
  ])
  await insertActions(context.db, [
    actionOf({
      id: newId("aract"),
      account_id: order.account_id,
      step: textKey,
      occurrence: order.id,
      operation: "send_email",
      state: "planned",
      business_date: context.today,
      facts: { order_id: order.id, order_number: order.display_id },
      notice_id: noticeId,
      actor: context.actor,
    }),
  ])
  return noticeId
}
