import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderReceivable } from "../../../admin/panels/order-receivable"

const OrderReceivableWidget = ({ data }: { data: { id: string } }) => <OrderReceivable orderId={data.id} />

export const config = defineWidgetConfig({ zone: "order.details.side", id: "arms:order-receivable" })

export default OrderReceivableWidget
