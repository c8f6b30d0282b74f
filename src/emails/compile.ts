import { render } from "@react-email/render"
import { createElement } from "react"
import type { CompiledText, TextContent } from "../operations"
import { Layout } from "./layout"
import { textsIn, type Language } from "./texts"

/**
 * Renders the layout of a text once, with its variables in place; the marked rows are the patterns of every
 * line. A mail is filled from this, not rendered (`docs/performance.md`).
 */
export async function compileText(text: TextContent, language: Language): Promise<CompiledText> {
  const html = await render(createElement(Layout, { text, words: textsIn(language).words, language }))
  const [row, linkedRow] = html.match(/<tr id="arms-[a-z-]*row">.*?<\/tr>/gs)!
  const start = html.indexOf(row)
  const end = html.indexOf(linkedRow) + linkedRow.length
  const head = html.slice(0, start)
  const plain = (part: string) => part.replace(/ id="arms-[a-z-]+"/g, "")
  return {
    head: head.replace(/<img id="arms-logo"[^>]*>/, ""),
    headWithLogo: plain(head),
    row: plain(row),
    linkedRow: plain(linkedRow),
    tail: html.slice(end),
  }
}
