import { Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AccountResponse } from "../../src/contract/responses"
import { Link } from "react-router-dom"
import { useAccountOf } from "../api/client"
import { useAccountAsks } from "../commands/account"
import { CommandButtons } from "../commands/command-buttons"
import { DoNowButton } from "../commands/do-now/button"
import { ReliabilityBadge } from "../components/badges"
import { useFormat } from "../components/format"
import { QuietLine } from "../components/lines"
import { Section } from "../components/section"
import { Exposure } from "./exposure"
import { NextContacts } from "./next-contacts"

const Standing = ({ account }: { account: AccountResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const hold = account.holds[0]
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        {account.status ? <ReliabilityBadge status={account.status} /> : null}
        {account.status_since ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("widget.since", { date: day(account.status_since) })}
            {account.pinned_until ? ` · ${t("widget.pinned", { date: day(account.pinned_until) })}` : ""}
          </Text>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color={hold ? "red" : "green"}>
          {hold ? t(hold.kind === "forced" ? "widget.heldForced" : "widget.held") : t("widget.free")}
        </StatusBadge>
        {!hold && account.released_until ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("widget.releasedUntil", { date: day(account.released_until) })}
          </Text>
        ) : null}
        {hold ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t(`widget.strength.${hold.strength}`)} · {t("widget.since", { date: day(hold.from) })}
          </Text>
        ) : null}
      </div>
    </div>
  )
}

const Totals = ({ account }: { account: AccountResponse }) => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  if (account.totals.length === 0) {
    return <QuietLine>{t("widget.nothingOpen")}</QuietLine>
  }
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      {account.totals.map((total) => (
        <div key={total.currency} className="grid grid-cols-2 gap-x-4">
          <div>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("widget.open")}
            </Text>
            <Text weight="plus">{money(total.open, total.currency)}</Text>
          </div>
          <div>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("widget.overdue")}
            </Text>
            <Text weight="plus" className={total.overdue_count > 0 ? "text-ui-fg-error" : ""}>
              {money(total.overdue, total.currency)}
            </Text>
          </div>
        </div>
      ))}
    </div>
  )
}

const Credit = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Exposure accountId={accountId} />
      <Link
        className="text-ui-tag-blue-text txt-compact-small-plus"
        to={`/arms/receivables?account_id=${accountId}&state=open`}
      >
        {t("widget.receivables")}
      </Link>
    </div>
  )
}

const Commands = ({ account }: { account: AccountResponse }) => (
  <div className="flex flex-wrap gap-2 px-6 py-4">
    <CommandButtons asks={useAccountAsks(account)} />
    <DoNowButton subjects={{ account_ids: [account.id], accountId: account.id }} />
  </div>
)

/** How a customer stands: status, hold, money, credit. */
export const CustomerStanding = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("arms")
  const { data: account, isLoading, error } = useAccountOf(customerId)
  return (
    <Section title={t("widget.title")} error={error ? t("widget.error") : null}>
      {isLoading ? <Skeleton className="m-6 h-24" /> : null}
      {account === null ? <QuietLine>{t("widget.none")}</QuietLine> : null}
      {account ? (
        <>
          <Standing account={account} />
          <Totals account={account} />
          <Commands account={account} />
          <NextContacts accountId={account.id} />
          <Credit accountId={account.id} />
        </>
      ) : null}
    </Section>
  )
}
