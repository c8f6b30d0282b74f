import { ReceivablePage } from "../../../../../../admin/pages/receivable/page"

const ArmsReceivablePage = () => <ReceivablePage />

export default ArmsReceivablePage
