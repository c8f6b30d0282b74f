import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import type { AccountResponse } from "../../../src/contract/responses"
import { useArms } from "../../api/client"
import { Section } from "../../components/section"
import { AccountFacts } from "../../panels/account-facts"
import { AccountStanding } from "../../panels/account-standing"
import { Payments } from "../../panels/payments"
import { Log } from "../../panels/log"

/** The record of an account: also of a debtor who is no customer of the shop, or of several buyers of one company. */
export const CustomerPage = () => {
  const { t } = useTranslation("arms")
  const { id = "" } = useParams()
  const { data, error } = useArms<{ account: AccountResponse }>(`accounts/${id}`)
  const account = data?.account
  const buyers = account?.customer_ids.map((customer, at) => (
    <Link key={customer} to={`/customers/${customer}`} className="text-ui-tag-blue-text txt-compact-small-plus">
      {t("customers.toShop", { at: at + 1 })}
    </Link>
  ))
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        level="h1"
        title={account?.name ?? t("register.customer")}
        actions={buyers}
        error={error && !account ? t("list.error", { message: error.message }) : null}
      >
        {!account && !error ? <Skeleton className="m-6 h-40" /> : null}
        {account ? <AccountStanding account={account} isRecord /> : null}
      </Section>
      {account ? <AccountFacts accountId={account.id} /> : null}
      {account ? <Payments accountId={account.id} /> : null}
      {account ? <Log name="account_id" id={account.id} /> : null}
    </div>
  )
}
