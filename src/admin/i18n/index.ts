import { deMenu } from "../../../admin/translations/de-menu"
import { enMenu } from "../../../admin/translations/en-menu"
import { plMenu } from "../../../admin/translations/pl-menu"

/** The menu's words only: those of a page come with the page (`admin/words.ts`). */
export default { en: { arms: enMenu }, de: { arms: deMenu }, pl: { arms: plMenu } }
