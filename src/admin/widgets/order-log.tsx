import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Log } from "../../../admin/panels/log"

const OrderLogWidget = ({ data }: { data: { id: string } }) => <Log name="order_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "order.details", id: "arms:order-log" })

export default OrderLogWidget
