import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse } from "../../../src/contract/policies"
import type { ActionDetailResponse } from "../../../src/contract/responses"
import { useArms } from "../../api/client"
import { useDescribe } from "../../components/describe"
import { FactLine } from "../../components/lines"
import { useSentence } from "../policy/sentence"

/** Facts for machines, or said elsewhere. */
const HIDDEN = ["input", "by_hand", "currency", "reason"]

const COLORS = { holds: "green", fails: "red", unknown: "grey" } as const

/** Each condition in words, the fact it met, and whether it held: why something was, or was not, done. */
const Conditions = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { shown } = useDescribe()
  const { data: catalog } = useArms<CatalogResponse>("catalog")
  const { conditions } = useSentence(catalog)
  return action.conditions.map(({ name, condition, actual, verdict }) => (
    <FactLine key={`${name} ${condition.operator}`} label={conditions([condition])}>
      <span className="flex flex-wrap items-center justify-between gap-2">
        {actual === null ? "?" : shown(name, actual, action.facts)}
        {/* Of an amount whose currency was not stored only the figure is known. */}
        {verdict !== "unknown" || actual === null ? (
          <StatusBadge color={COLORS[verdict]}>{t(`action.condition.${verdict}`)}</StatusBadge>
        ) : null}
      </span>
    </FactLine>
  ))
}

/** What it was decided on. */
export const Facts = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { fact, shown } = useDescribe()
  const judged = action.conditions.map(({ name }) => name)
  const facts = Object.entries(action.facts ?? {}).filter(([name]) => !HIDDEN.includes(name) && !judged.includes(name))
  return (
    <section aria-label={t("action.facts")}>
      <Heading level="h2">{t("action.facts")}</Heading>
      {facts.length + judged.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("action.noFacts")}
        </Text>
      ) : (
        <Container className="mt-2 divide-y p-0">
          <Conditions action={action} />
          {facts.map(([name, value]) => (
            <FactLine key={name} label={fact(name)}>
              {value === null ? "?" : shown(name, value, action.facts)}
            </FactLine>
          ))}
        </Container>
      )}
    </section>
  )
}
