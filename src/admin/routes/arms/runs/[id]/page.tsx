import { RunPage } from "../../../../../../admin/pages/run/page"

const ArmsRunPage = () => <RunPage />

export default ArmsRunPage
