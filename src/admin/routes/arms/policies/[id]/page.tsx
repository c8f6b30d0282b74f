import { PolicyPage } from "../../../../../../admin/pages/policy/page"

const ArmsPolicyPage = () => <PolicyPage />

export default ArmsPolicyPage
