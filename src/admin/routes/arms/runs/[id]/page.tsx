import { lazily } from "../../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../../admin/pages/run/page")).RunPage)

const ArmsRunPage = () => <Page />

export default ArmsRunPage
