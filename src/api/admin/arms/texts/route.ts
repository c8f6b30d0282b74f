import { MESSAGE_KEYS, LANGUAGES } from "../../../../emails/texts"
import { textList } from "../../../../modules/arms/sql/texts"
import { MESSAGE_VARIABLES } from "../../../../operations"
import { defineRoute } from "../../../define-route"

/** What can be written: keys that ship, the merchant's own texts, languages, and the variables a text may name. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => ({
    shipped: MESSAGE_KEYS,
    languages: LANGUAGES,
    variables: MESSAGE_VARIABLES,
    texts: await textList(arms.host.db()),
  }),
})
