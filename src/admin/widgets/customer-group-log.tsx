import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/group")).Group, "h-40")

const CustomerGroupLogWidget = ({ data }: { data: { id: string } }) => <Panel groupId={data.id} />

export const config = defineWidgetConfig({ zone: "customer_group.details", id: "arms:customer-group-log" })

export default CustomerGroupLogWidget
