import type { CompiledText, TextContent } from "../../../operations"
import { insertText, lockText } from "../sql/texts"
import { newId } from "../run/ids"
import { sameVersion, type CommandContext, type Recorded } from "./define-command"

/** A text with what it was compiled to. */
export interface TextToSave {
  readonly key: string
  readonly language: string
  readonly content: TextContent
  readonly compiled: CompiledText
  readonly version?: number
}

/** Saves the next version of a text; mails frozen before keep the one they were filled with. */
export async function saveText(context: CommandContext, text: TextToSave): Promise<Recorded> {
  const { db, actor, reason } = context
  const { key, language, content, compiled } = text
  const subjectId = `text.${key}.${language}`
  const { version } = await lockText(db, key, language)
  await sameVersion(context, { id: subjectId, version }, text.version, "text")
  await insertText(db, { id: newId("artxt"), key, language, version: version + 1, content, compiled, actor, reason })
  return { accountId: null, subject: "system", subjectId, result: { key, language, version: version + 1 } }
}
