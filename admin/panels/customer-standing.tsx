import { Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { AccountResponse } from "../../src/contract/responses"
import { useAccountOf, useActions } from "../api/client"
import { useAccountAsks } from "../commands/account"
import { CommandButtons } from "../commands/command-buttons"
import { ReliabilityBadge, StateBadge } from "../components/badges"
import { useDescribe } from "../components/describe"
import { useFormat } from "../components/format"
import { QuietLine } from "../components/lines"
import { Section } from "../components/section"

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

const Latest = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what } = useDescribe()
  const { data } = useActions({ account_id: accountId, limit: 5 })
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus">
        {t("widget.latest")}
      </Text>
      {data?.actions.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("widget.noRows")}
        </Text>
      ) : null}
      {data?.actions.map((action) => (
        <Link
          key={action.id}
          to={`/arms/register?account_id=${accountId}&action=${action.id}`}
          className="flex items-center justify-between gap-x-2"
        >
          <Text size="small" className="truncate">
            {day(action.business_date)} · {what(action)}
          </Text>
          <StateBadge state={action.state} />
        </Link>
      ))}
    </div>
  )
}

const Commands = ({ account }: { account: AccountResponse }) => (
  <div className="flex flex-wrap gap-2 px-6 py-4">
    <CommandButtons asks={useAccountAsks(account)} />
  </div>
)

/** How a customer stands: status, hold, money, the latest rows of the log. */
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
          <Latest accountId={account.id} />
        </>
      ) : null}
    </Section>
  )
}
