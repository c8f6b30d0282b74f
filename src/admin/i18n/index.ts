import { de } from "../../../admin/translations/de"
import { en } from "../../../admin/translations/en"
import { pl } from "../../../admin/translations/pl"

export default { en: { arms: en }, de: { arms: de }, pl: { arms: pl } }
