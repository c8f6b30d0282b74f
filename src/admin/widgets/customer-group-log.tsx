import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/log")).Log, "h-40")

const CustomerGroupLogWidget = ({ data }: { data: { id: string } }) => <Panel name="customer_group_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "customer_group.details", id: "arms:customer-group-log" })

export default CustomerGroupLogWidget
