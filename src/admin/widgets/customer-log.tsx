import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/log")).Log, "h-40")

const CustomerLogWidget = ({ data }: { data: { id: string } }) => <Panel name="customer_id" id={data.id} />

export const config = defineWidgetConfig({ zone: "customer.details", id: "arms:customer-log" })

export default CustomerLogWidget
