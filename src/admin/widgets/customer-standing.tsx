import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerStanding } from "../../../admin/panels/customer-standing"

const CustomerStandingWidget = ({ data }: { data: { id: string } }) => <CustomerStanding customerId={data.id} />

export const config = defineWidgetConfig({ zone: "customer.details.side", id: "arms:customer-standing" })

export default CustomerStandingWidget
