import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import type { ReceivableDetailResponse } from "../../../src/contract/receivables"
import { useReceivable } from "../../api/client"
import { ReceivableBadge } from "../../components/badges"
import type { Ask } from "../../commands/ask"
import { CommandButtons, CommandMenu } from "../../commands/command-buttons"
import { DoNowButton } from "../../commands/do-now/button"
import { useReceivableAsks } from "../../commands/receivable"
import { useFormat } from "../../components/format"
import { FactLine, QuietLine } from "../../components/lines"
import { DunningBlocks } from "../../panels/account-history"
import { Section } from "../../components/section"
import { Explain } from "./explain"
import { Timeline } from "./timeline"

const Head = ({ one }: { one: ReceivableDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const { usual, rare } = useReceivableAsks(one)
  const actions = (
    <>
      <ReceivableBadge state={one.state} />
      <CommandButtons asks={usual} />
      {one.state === "open" ? <DoNowButton subjects={{ receivable_ids: [one.id], accountId: one.account_id }} /> : null}
      <CommandMenu asks={rare} />
    </>
  )
  return (
    <Section level="h1" title={one.number} actions={actions}>
      <FactLine label={t("register.customer")}>
        <Link className="text-ui-tag-blue-text" to={`/arms/customers/${one.account_id}`}>
          {one.account_name}
        </Link>
      </FactLine>
      <FactLine label={t("receivables.amount")}>{money(one.amount, one.currency)}</FactLine>
      <FactLine label={t("receivables.open")}>{money(one.open_amount, one.currency)}</FactLine>
      <FactLine label={t("receivables.issued")}>{day(one.issue_date)}</FactLine>
      <FactLine label={t("receivables.due")}>
        {day(one.due_date)}
        {one.days_overdue === null ? "" : ` · ${t("receivables.overdueFor", { count: one.days_overdue })}`}
        {one.original_due_date !== one.due_date
          ? ` · ${t("receivables.was", { day: day(one.original_due_date) })}`
          : ""}
        {one.due_date_assumed ? ` · ${t("receivables.assumed")}` : ""}
      </FactLine>
      <DunningBlocks blocks={one.dunning_blocks} onReceivable={one.id} />
      {one.settled_on ? <FactLine label={t("receivables.settledOn")}>{day(one.settled_on)}</FactLine> : null}
      <FactLine label={t("receivables.source")}>
        {one.source} · {one.external_id}
      </FactLine>
      {one.purchase_order_number ? (
        <FactLine label={t("receivables.purchaseOrder")}>{one.purchase_order_number}</FactLine>
      ) : null}
      {one.order_id ? (
        <FactLine label={t("receivables.order")}>
          <Link className="text-ui-tag-blue-text" to={`/orders/${one.order_id}`}>
            {t("receivables.toOrder")}
          </Link>
        </FactLine>
      ) : null}
      {one.document_url ? (
        <FactLine label={t("receivables.document")}>
          <a className="text-ui-tag-blue-text" href={one.document_url} target="_blank" rel="noreferrer">
            {t("receivables.toDocument")}
          </a>
        </FactLine>
      ) : null}
    </Section>
  )
}

const Money = ({ one }: { one: ReceivableDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const returnOf = (payment_id: string): Ask => ({
    name: "return_payment",
    label: t("command.return_payment"),
    hint: t("command.hint.return_this"),
    fixed: { payment_id },
    isDanger: true,
  })
  return (
    <Section title={t("receivables.applied")}>
      {one.allocations.length === 0 ? (
        <QuietLine>{t("receivables.nothingApplied")}</QuietLine>
      ) : (
        one.allocations.map((part) => (
          <div key={part.id} className="flex items-center justify-between">
            <FactLine label={day(part.value_date)}>
              {money(part.amount, one.currency)} · {t(`receivables.by.${part.kind}`)}
              {part.reference ? ` · ${part.reference}` : ""}
              {part.payment_state === "returned" ? ` · ${t("payments.is.returned")}` : ""}
            </FactLine>
            {part.payment_id && part.payment_state === "booked" && Number(part.amount) > 0 ? (
              <CommandMenu
                asks={[returnOf(part.payment_id)]}
                label={t("payments.more", { amount: money(part.amount, one.currency) })}
              />
            ) : null}
          </div>
        ))
      )}
    </Section>
  )
}

/** One receivable: what is open, what was applied, what happened, and for every task whether, when or why not. */
export const ReceivablePage = () => {
  const { t } = useTranslation("arms")
  const { id = "" } = useParams()
  const { data, error } = useReceivable(id)
  // What is shown, and what is being typed, stays where only a later request failed.
  if (error && !data)
    return (
      <Section level="h1" title={t("receivables.title")} error={t("receivables.error", { message: error.message })} />
    )
  if (!data) return <Skeleton className="h-96" />
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-[2fr_1fr]">
      <div className="flex flex-col gap-y-3">
        <Head one={data} />
        <Timeline one={data} />
      </div>
      <div className="flex flex-col gap-y-3">
        <Explain receivableId={data.id} isOpen={data.state === "open"} />
        <Money one={data} />
      </div>
    </div>
  )
}
