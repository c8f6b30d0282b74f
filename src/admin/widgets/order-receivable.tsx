import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/order-receivable")).OrderReceivable, "h-40")

const OrderReceivableWidget = ({ data }: { data: { id: string } }) => <Panel orderId={data.id} />

export const config = defineWidgetConfig({ zone: "order.details.side", id: "arms:order-receivable" })

export default OrderReceivableWidget
