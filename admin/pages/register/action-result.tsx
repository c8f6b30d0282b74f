import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ActionDetailResponse } from "../../../src/contract/responses"
import { useUsers } from "../../api/users"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"
import { FactLine } from "../../components/lines"

const DAY = /^\d{4}-\d\d-\d\d$/

/** What of a result a person reads; ids and codes are said elsewhere. */
const RESULTS = [
  ...["amount", "on_account", "value_date", "from", "to", "until", "outcome", "done", "customers", "notices"],
  ...[
    "calendar_tasks",
    "task",
    "assignee_id",
    "overtaken",
    "accepted",
    "rates",
    "changed",
    "version",
    "cancelled_by",
    "settled_by",
    "attempts",
  ],
]

/** What came of it, in words. */
export const Results = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { fact, shown } = useDescribe()
  const { actorOf, nameOf } = useUsers()
  const { money } = useFormat()
  const result = action.result as Record<string, unknown> | null
  const said = RESULTS.filter((name) => result?.[name] !== undefined && result[name] !== null && result[name] !== 0)
  if (!result || said.length === 0) return null
  const valueOf = (name: string) => {
    if (name.endsWith("_by")) return actorOf(String(result[name]))
    if ((name === "amount" || name === "on_account") && typeof result.currency === "string")
      return money(String(result[name]), result.currency)
    if (name === "changed" && Array.isArray(result[name]))
      return result[name].map((one) => t(`settings.field.${String(one)}`, { defaultValue: String(one) })).join(", ")
    if (name === "assignee_id") return nameOf(String(result[name]))
    if (name === "outcome") return t(`work.outcome.${String(result[name])}`, { defaultValue: String(result[name]) })
    if ((name === "from" || name === "to") && !DAY.test(String(result[name])))
      return t(`status.${String(result[name])}`, { defaultValue: String(result[name]) })
    return shown(name, result[name], result)
  }
  return (
    <section aria-label={t("action.result")}>
      <Heading level="h2">{t("action.result")}</Heading>
      <Container className="mt-2 divide-y p-0">
        {said.map((name) => (
          <FactLine key={name} label={fact(name)}>
            {valueOf(name)}
          </FactLine>
        ))}
      </Container>
    </section>
  )
}
