import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Log } from "../../../admin/panels/log"

const CustomerGroupLogWidget = ({ data }: { data: { id: string } }) => <Log name="customer_group_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "customer_group.details", id: "arms:customer-group-log" })

export default CustomerGroupLogWidget
