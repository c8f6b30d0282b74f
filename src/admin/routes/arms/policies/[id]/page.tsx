import { lazily } from "../../../../../../admin/lazily"

const Page = lazily(async () => (await import("../../../../../../admin/pages/policy/page")).PolicyPage)

const ArmsPolicyPage = () => <Page />

export default ArmsPolicyPage
