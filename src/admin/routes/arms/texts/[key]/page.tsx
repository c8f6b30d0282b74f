import { lazily } from "../../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../../admin/pages/text/page")).TextPage)

const ArmsTextPage = () => <Page />

export default ArmsTextPage
