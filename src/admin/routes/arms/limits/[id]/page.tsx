import { ToCase } from "../../../../../../admin/components/to-case"

const ArmsCasePage = () => <ToCase list="/arms/limits" name="limit" />

export default ArmsCasePage
