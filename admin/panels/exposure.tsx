import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { CreditStanding } from "../../src/contract/credit"
import { useArms } from "../api/client"
import { CommandButtons } from "../commands/command-buttons"
import { useLimitAsks, useReviewAsk } from "../commands/limit"
import { useFormat } from "../components/format"
import { ErrorLine, FactLine, QuietLine } from "../components/lines"

const PARTS = ["open", "not_yet", "reserved", "unapplied"] as const

type InForce = CreditStanding["in_force"][number]

const Limit = ({ one, mayAct }: { one: InForce; mayAct: boolean }) => {
  const { t } = useTranslation("arms")
  const { money, day } = useFormat()
  const review = useReviewAsk(one)
  const amount = one.amount === null ? t(`limits.mode.${one.mode}`) : money(one.amount, one.currency)
  return (
    <>
      <FactLine label={t(one.scope === "group" ? "limits.ofGroup" : "limits.limit")}>
        {amount}
        {one.review_overdue ? (
          <Text as="span" size="small" className="text-ui-fg-error">
            {" · "}
            {t("limits.reviewOverdue", { day: day(one.review_on ?? "") })}
          </Text>
        ) : null}
        {mayAct && one.review_on ? <CommandButtons asks={[review]} /> : null}
      </FactLine>
      {one.exposure
        ? PARTS.filter((part) => Number(one.exposure?.[part]) !== 0).map((part) => (
            <FactLine key={part} label={t(`limits.part.${part}`)}>
              {money(one.exposure?.[part] ?? "0", one.currency)}
            </FactLine>
          ))
        : null}
      {one.missing_rate ? (
        <FactLine label={t("limits.atRisk")}>{t("limits.missingRate", { currency: one.missing_rate })}</FactLine>
      ) : null}
      {one.exposure ? <FactLine label={t("limits.atRisk")}>{money(one.exposure.total, one.currency)}</FactLine> : null}
      {one.available !== null ? (
        <FactLine label={t("limits.available")}>{money(one.available, one.currency)}</FactLine>
      ) : null}
    </>
  )
}

interface Props {
  readonly accountId: string
  /** On the account's record: limits are proposed and reviewed there, a case that waits is only decided. */
  readonly isRecord?: boolean
}

/** Limits that bind an account today, what is at risk in parts, and what is left. */
export const Exposure = ({ accountId, isRecord = false }: Props) => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  const { data, error } = useArms<{ credit: CreditStanding }>(`accounts/${accountId}/credit`)
  const asks = useLimitAsks(accountId, { currency: data?.credit.in_force[0]?.currency ?? "" })
  if (error && !data) return <ErrorLine>{t("list.error", { message: error.message })}</ErrorLine>
  if (!data) return <Skeleton className="h-12 w-full" />
  return (
    <section>
      <Heading level="h3">{t("limits.credit")}</Heading>
      <Container className="mt-2 divide-y p-0">
        {data.credit.in_force.length === 0 ? <QuietLine>{t("limits.none")}</QuietLine> : null}
        {data.credit.in_force.map((one) => (
          <Limit key={one.limit_id} one={one} mayAct={isRecord} />
        ))}
        {data.credit.history
          .filter((one) => one.state === "proposed")
          .map((one) => (
            <FactLine key={one.id} label={t("limits.waits")}>
              <Link className="text-ui-tag-blue-text underline" to={`/arms/limits/${one.id}`}>
                {one.mode === "amount" ? money(one.amount, one.currency) : t(`limits.mode.${one.mode}`)}
              </Link>
            </FactLine>
          ))}
      </Container>
      {isRecord ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <CommandButtons asks={asks} />
        </div>
      ) : null}
    </section>
  )
}
