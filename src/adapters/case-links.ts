import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CalendarDate } from "../domain"
import type { UntoldCase } from "../modules/arms/sql/untold-cases"
import { Links } from "./links"

/** A case a link leads to, and its last day. */
export interface LinkedCase {
  readonly kind: UntoldCase["kind"]
  readonly id: string
  readonly until: CalendarDate
}

/** Pages of the admin. The case is part of the path: Medusa's login leads back to the path alone. */
const PAGES: Readonly<Record<LinkedCase["kind"], string>> = { held_order: "held-orders/", limit: "limits/" }
const isKind = (kind: string): kind is LinkedCase["kind"] => kind in PAGES

/** Token of a link to a case: it opens it until a day, and decides nothing. */
export const caseToken = (container: MedusaContainer, { kind, id, until }: LinkedCase): string =>
  Links.of(container).token("case", `${kind}~${id}~${until}`)

/** The case a token was made for; `null`: none, or its last day has passed. */
export function caseOf(container: MedusaContainer, token: string, today: CalendarDate): LinkedCase | null {
  const said = Links.of(container).idOf("case", token)
  const [kind = "", id = "", until = ""] = said?.split("~") ?? []
  return isKind(kind) && today <= until ? { kind, id, until: until as CalendarDate } : null
}

/** Where a case is in the host's admin. */
export function addressOf(container: MedusaContainer, { kind, id }: LinkedCase): string {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return `${admin?.path ?? "/app"}/arms/${PAGES[kind]}${encodeURIComponent(id)}`
}
