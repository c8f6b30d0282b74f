import { render } from "@react-email/render"
import { createElement } from "react"
import type { CompiledText, TextContent } from "../operations"
import { Layout } from "./layout"
import { textsIn, type Language } from "./texts"

/**
 * Renders the layout of a text once, with its variables in place; the marked row is the pattern of every
 * line. A mail is filled from this, not rendered (`docs/performance.md`).
 */
export async function compileText(text: TextContent, language: Language): Promise<CompiledText> {
  const html = await render(createElement(Layout, { text, words: textsIn(language).words, language }))
  const start = html.indexOf('<tr id="arms-row">')
  const end = html.indexOf("</tr>", start) + "</tr>".length
  return {
    head: html.slice(0, start),
    row: html.slice(start, end).replace(' id="arms-row"', ""),
    tail: html.slice(end),
  }
}
