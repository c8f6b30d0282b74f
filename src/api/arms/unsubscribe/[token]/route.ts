import { Links } from "../../../../adapters/links"
import { unsubscribe } from "../../../../modules/arms/commands/unsubscribe"
import { contactById } from "../../../../modules/arms/sql/contacts"
import { textsFor } from "../../../../emails/texts"
import { definePublicRoute, notThisMethod, type PublicCall } from "../../../define-public-route"
import { nowherePage, sentencesPage } from "../../../pages"

const FIELD = "List-Unsubscribe"
const VALUE = "One-Click"
const CALLER = { actor: "link:unsubscribe", reason: "unsubscribed by link" }

/** The contact a link was made for; erased or unknown ones look like a wrong token. */
async function contactOf({ arms, req }: PublicCall) {
  const id = Links.of(req.scope).idOf("unsubscribe", req.params.token)
  return id === null ? null : contactById(arms.host.db(), id)
}

/** Shows what the button would do; scanners that follow links change nothing (P17). */
export const GET = definePublicRoute({
  guard: "link_token",
  maxBytes: 0,
  handle: async (call) => {
    const contact = await contactOf(call)
    if (contact === null) return nowherePage()
    const { unsubscribe: words } = textsFor(contact.language).words
    return sentencesPage(words.title, [words.question, words.demands], {
      label: words.button,
      field: FIELD,
      value: VALUE,
    })
  },
})

/** One click, as RFC 8058 describes it: the exact body, no page to confirm. */
export const POST = definePublicRoute({
  guard: "link_token",
  maxBytes: 1024,
  handle: async (call) => {
    const contact = await contactOf(call)
    const said = new URLSearchParams(call.raw.toString("utf8")).get(FIELD)
    if (contact === null || said !== VALUE) return nowherePage()
    await call.arms.runCommand("unsubscribe", { contact_id: contact.id }, CALLER, (context) =>
      unsubscribe(context, contact)
    )
    const { unsubscribe: words } = textsFor(contact.language).words
    return sentencesPage(words.title, [words.done, words.demands])
  },
})

export const PUT = notThisMethod("link_token", "GET or POST")
export const DELETE = notThisMethod("link_token", "GET or POST")
