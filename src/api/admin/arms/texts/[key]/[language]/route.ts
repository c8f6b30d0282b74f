import { textChangeSchema, textPathSchema } from "../../../../../../contract/text"
import { compileText } from "../../../../../../emails/compile"
import { languageOf, MESSAGE_KEYS, textsIn } from "../../../../../../emails/texts"
import { saveText } from "../../../../../../modules/arms/commands/text"
import { textVersions } from "../../../../../../modules/arms/sql/texts"
import { defineRoute, parse } from "../../../../../define-route"

const shippedOf = (key: string, language: string) => {
  const found = MESSAGE_KEYS.find((one) => one === key)
  return found ? textsIn(languageOf(language, "en")).messages[found] : null
}

/** A text with all its versions, and what ships under its key. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const { key, language } = parse(textPathSchema, params)
    return { shipped: shippedOf(key, language), versions: await textVersions(arms.host.db(), key, language) }
  },
})

/** Saves the next version, if it renders. */
export const POST = defineRoute({
  permission: "configure",
  body: textChangeSchema,
  handle: async ({ arms, body, params, actor }) => {
    const { key, language } = parse(textPathSchema, params)
    const compiled = await compileText(body.content, language)
    const text = { key, language, content: body.content, compiled, version: body.version }
    return arms.runCommand("save_text", { key, language, body }, { actor, reason: body.reason }, (context) =>
      saveText(context, text)
    )
  },
})
