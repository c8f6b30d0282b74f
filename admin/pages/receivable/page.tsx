import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import type { ReceivableDetailResponse } from "../../../src/contract/responses"
import { useReceivable } from "../../api/client"
import { ReceivableBadge } from "../../components/badges"
import { useFormat } from "../../components/format"
import { Explain } from "./explain"
import { Timeline } from "./timeline"

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-2 items-center gap-x-4 px-6 py-3">
    <Text size="small" weight="plus">
      {label}
    </Text>
    <Text size="small" as="div" className="text-ui-fg-subtle break-words">
      {children}
    </Text>
  </div>
)

const Head = ({ one }: { one: ReceivableDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h1">{one.number}</Heading>
        <ReceivableBadge state={one.state} />
      </div>
      <Row label={t("register.customer")}>
        <Link className="text-ui-fg-interactive" to={`/arms/receivables?account_id=${one.account_id}`}>
          {one.account_name}
        </Link>
      </Row>
      <Row label={t("receivables.amount")}>{money(one.amount, one.currency)}</Row>
      <Row label={t("receivables.open")}>{money(one.open_amount, one.currency)}</Row>
      <Row label={t("receivables.issued")}>{day(one.issue_date)}</Row>
      <Row label={t("receivables.due")}>
        {day(one.due_date)}
        {one.original_due_date !== one.due_date
          ? ` · ${t("receivables.was", { day: day(one.original_due_date) })}`
          : ""}
        {one.due_date_assumed ? ` · ${t("receivables.assumed")}` : ""}
      </Row>
      {one.settled_on ? <Row label={t("receivables.settledOn")}>{day(one.settled_on)}</Row> : null}
      <Row label={t("receivables.source")}>
        {one.source} · {one.external_id}
      </Row>
      {one.order_id ? (
        <Row label={t("receivables.order")}>
          <Link className="text-ui-fg-interactive" to={`/orders/${one.order_id}`}>
            {t("receivables.toOrder")}
          </Link>
        </Row>
      ) : null}
      {one.document_url ? (
        <Row label={t("receivables.document")}>
          <a className="text-ui-fg-interactive" href={one.document_url} target="_blank" rel="noreferrer">
            {t("receivables.toDocument")}
          </a>
        </Row>
      ) : null}
    </Container>
  )
}

const Money = ({ one }: { one: ReceivableDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("receivables.applied")}
      </Heading>
      {one.allocations.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("receivables.nothingApplied")}
        </Text>
      ) : (
        one.allocations.map((part) => (
          <Row key={part.id} label={day(part.value_date)}>
            {money(part.amount, one.currency)} · {t(part.payment_id ? "receivables.payment" : "receivables.credit")}
          </Row>
        ))
      )}
    </Container>
  )
}

/** One receivable: what is open, what was applied, what happened, and for every task whether, when or why not. */
export const ReceivablePage = () => {
  const { t } = useTranslation("arms")
  const { id = "" } = useParams()
  const { data, error } = useReceivable(id)
  if (error)
    return (
      <Container>
        <Text role="alert" className="text-ui-fg-error">
          {t("receivables.error", { message: error.message })}
        </Text>
      </Container>
    )
  if (!data) return <Skeleton className="h-96" />
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-[2fr_1fr]">
      <div className="flex flex-col gap-y-3">
        <Head one={data} />
        <Timeline subjectId={data.id} />
      </div>
      <div className="flex flex-col gap-y-3">
        <Explain receivableId={data.id} />
        <Money one={data} />
      </div>
    </div>
  )
}
