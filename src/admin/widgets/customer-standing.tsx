import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { lazily } from "../../../admin/lazily"

const Panel = lazily(async () => (await import("../../../admin/panels/customer-standing")).CustomerStanding, "h-40")

const CustomerStandingWidget = ({ data }: { data: { id: string } }) => <Panel customerId={data.id} />

export const config = defineWidgetConfig({ zone: "customer.details.side", id: "arms:customer-standing" })

export default CustomerStandingWidget
