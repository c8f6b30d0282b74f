import { Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { PaymentResponse, PaymentsResponse } from "../../src/contract/receivables"
import { useArms } from "../api/client"
import { CommandMenu } from "../commands/command-buttons"
import { usePaymentAsks } from "../commands/payment"
import { PaymentBadge } from "../components/badges"
import { useFormat } from "../components/format"
import { QuietLine } from "../components/lines"
import { Pager } from "../components/pager"
import { Section } from "../components/section"

const PAGE = 10

const Payment = ({ one }: { one: PaymentResponse }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const asksOf = usePaymentAsks()
  const isOnAccount = one.state === "booked" && Number(one.unapplied_amount) > 0
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div>
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" weight="plus">
            {money(one.amount, one.currency)}
          </Text>
          <PaymentBadge state={one.state} />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {[day(one.value_date), one.reference, one.source].filter(Boolean).join(" · ")}
          {isOnAccount ? ` · ${t("payments.onAccount", { amount: money(one.unapplied_amount, one.currency) })}` : ""}
          {Number(one.refunded_amount) > 0
            ? ` · ${t("payments.refunded", { amount: money(one.refunded_amount, one.currency) })}`
            : ""}
        </Text>
        {one.applied_to.map((to) => (
          <Text key={to.id} size="small" className="text-ui-fg-subtle">
            {money(to.amount, one.currency)} →{" "}
            <Link className="text-ui-tag-blue-text" to={`/arms/receivables/${to.id}`}>
              {to.number}
            </Link>
          </Text>
        ))}
      </div>
      <CommandMenu asks={asksOf(one)} label={t("payments.more", { amount: money(one.amount, one.currency) })} />
    </li>
  )
}

/** What a customer has paid, newest first: where it went, what lies on account, and what may be done with it. */
export const Payments = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  const [page, setPage] = useState(0)
  const { data, error } = useArms<PaymentsResponse>("payments", {
    account_id: accountId,
    limit: PAGE,
    offset: page * PAGE,
  })
  return (
    <Section title={t("payments.title")} error={error ? t("list.error", { message: error.message }) : null}>
      {data?.payments.length === 0 ? <QuietLine>{t("payments.none")}</QuietLine> : null}
      <ul className="divide-y">
        {data?.payments.map((one) => (
          <Payment key={one.id} one={one} />
        ))}
      </ul>
      <Pager page={page} count={data?.count ?? 0} size={PAGE} onTurn={setPage} />
    </Section>
  )
}
