import { lazily } from "../../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../../admin/pages/customer/page")).CustomerPage)

const ArmsCustomerPage = () => <Page />

export default ArmsCustomerPage
