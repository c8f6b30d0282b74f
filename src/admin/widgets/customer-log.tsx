import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Log } from "../../../admin/panels/log"

const CustomerLogWidget = ({ data }: { data: { id: string } }) => <Log name="customer_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "customer.details", id: "arms:customer-log" })

export default CustomerLogWidget
