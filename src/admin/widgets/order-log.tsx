import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/log")).Log, "h-40")

const OrderLogWidget = ({ data }: { data: { id: string } }) => <Panel name="order_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "order.details", id: "arms:order-log" })

export default OrderLogWidget
