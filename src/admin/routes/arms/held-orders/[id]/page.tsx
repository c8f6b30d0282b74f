import { ToCase } from "../../../../../../admin/components/to-case"

const ArmsCasePage = () => <ToCase list="/arms/held-orders" name="order" />

export default ArmsCasePage
