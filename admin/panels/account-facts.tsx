import { Container, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ReceivablesResponse } from "../../src/contract/receivables"
import type { AccountResponse } from "../../src/contract/responses"
import { useActions, useArms } from "../api/client"
import { ReliabilityBadge } from "../components/badges"
import { useDescribe } from "../components/describe"
import { useFormat } from "../components/format"
import { ErrorLine, FactLine } from "../components/lines"

const Contacts = ({ account }: { account: AccountResponse }) => {
  const { t } = useTranslation("arms")
  if (account.contacts.length === 0) return <FactLine label={t("work.contact")}>–</FactLine>
  return account.contacts.map((contact) => (
    <FactLine key={contact.id} label={contact.name ?? t("work.contact")}>
      {contact.phone ? (
        <a className="text-ui-tag-blue-text block" href={`tel:${contact.phone}`}>
          {contact.phone}
        </a>
      ) : null}
      {contact.email}
    </FactLine>
  ))
}

const Receivables = ({ accountId, ids }: { accountId: string; ids: readonly string[] }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const { data } = useArms<ReceivablesResponse>("receivables", { account_id: accountId, state: "open", limit: 100 })
  const meant = data?.receivables.filter((one) => ids.length === 0 || ids.includes(one.id)) ?? []
  return meant.map((one) => (
    <FactLine key={one.id} label={`${one.number} · ${t("work.dueOn", { day: day(one.due_date) })}`}>
      <Link className="text-ui-tag-blue-text" to={`/arms/receivables/${one.id}`}>
        {money(one.open_amount, one.currency)}
      </Link>
    </FactLine>
  ))
}

const LastContact = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what } = useDescribe()
  const { data } = useActions({ account_id: accountId, state: "done", limit: 1 })
  const [last] = data?.actions ?? []
  return last ? (
    <FactLine label={t("work.last")}>
      {day(last.business_date)} · {what(last)}
    </FactLine>
  ) : null
}

/** What one needs on the phone: whom to call, how the customer stands, what it is about, what was last. */
export const AccountFacts = ({
  accountId,
  receivableIds = [],
}: {
  accountId: string
  receivableIds?: readonly string[]
}) => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  const { data, error } = useArms<{ account: AccountResponse }>(`accounts/${accountId}`)
  if (error) return <ErrorLine>{t("list.error", { message: error.message })}</ErrorLine>
  if (!data) return <Skeleton className="h-40 w-full" />
  const { account } = data
  return (
    <Container className="divide-y p-0">
      <Contacts account={account} />
      <FactLine label={t("widget.status")}>
        {account.status ? <ReliabilityBadge status={account.status} /> : "–"}
      </FactLine>
      {account.totals.map((total) => (
        <FactLine key={total.currency} label={t("work.openAndOverdue")}>
          {money(total.open, total.currency)}
          <Text as="span" size="small" className={total.overdue_count > 0 ? "text-ui-fg-error" : ""}>
            {" · "}
            {t("work.ofIt", { amount: money(total.overdue, total.currency) })}
          </Text>
        </FactLine>
      ))}
      <Receivables accountId={accountId} ids={receivableIds} />
      <LastContact accountId={accountId} />
    </Container>
  )
}
