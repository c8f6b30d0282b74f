import { escapeHtml } from "../emails/fill"
import type { PublicAnswer } from "./define-public-route"

const page = (status: number, title: string, body: string): PublicAnswer => ({
  status,
  type: "text/html",
  body: `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 Helvetica,Arial,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;color:#18181b}button{font:inherit;padding:.5rem 1rem}</style>
</head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
})

/** A page with sentences and, if it is asked for something, one button that posts. */
export const sentencesPage = (
  title: string,
  sentences: readonly string[],
  button?: { label: string; field: string; value: string }
) =>
  page(
    200,
    title,
    sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join("") +
      (button
        ? `<form method="post"><input type="hidden" name="${escapeHtml(button.field)}" value="${escapeHtml(button.value)}"><button>${escapeHtml(button.label)}</button></form>`
        : "")
  )

/** The one page for every link that leads nowhere: wrong, revoked, expired (B-L1, B-L2). */
export const nowherePage = (): PublicAnswer => page(404, "Not found", "<p>This link does not work (any more).</p>")
