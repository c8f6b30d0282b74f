import { lazily } from "../../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../../admin/pages/receivable/page")).ReceivablePage)

const ArmsReceivablePage = () => <Page />

export default ArmsReceivablePage
