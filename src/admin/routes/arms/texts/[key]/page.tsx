import { TextPage } from "../../../../../../admin/pages/text/page"

const ArmsTextPage = () => <TextPage />

export default ArmsTextPage
