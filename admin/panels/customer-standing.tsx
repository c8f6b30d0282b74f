import { Button, Container, Heading, Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { AccountResponse } from "../../src/contract/responses"
import { useAccountOf, useActions } from "../api/client"
import { ReliabilityBadge, StateBadge } from "../components/badges"
import { useDescribe } from "../components/describe"
import { useFormat } from "../components/format"
import { CommandDrawer, type CommandKind } from "./command-drawer"

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
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("widget.nothingOpen")}
      </Text>
    )
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

/** How a customer stands: status, hold, money, the latest rows of the log. */
export const CustomerStanding = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("arms")
  const { data: account, isLoading, error } = useAccountOf(customerId)
  const [kind, setKind] = useState<CommandKind | null>(null)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("widget.title")}</Heading>
      </div>
      {isLoading ? <Skeleton className="m-6 h-24" /> : null}
      {error ? (
        <Text role="alert" className="text-ui-fg-error px-6 py-4">
          {t("widget.error")}
        </Text>
      ) : null}
      {account === null ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("widget.none")}
        </Text>
      ) : null}
      {account ? (
        <>
          <Standing account={account} />
          <Totals account={account} />
          <div className="flex flex-wrap gap-2 px-6 py-4">
            <Button size="small" variant="secondary" onClick={() => setKind("set_status")}>
              {t("widget.setStatus")}
            </Button>
            <Button
              size="small"
              variant="secondary"
              onClick={() => setKind(account.holds.length > 0 ? "release_hold" : "place_hold")}
            >
              {t(account.holds.length > 0 ? "widget.release" : "widget.hold")}
            </Button>
          </div>
          <Latest accountId={account.id} />
          <CommandDrawer
            kind={kind}
            accountId={account.id}
            holdId={account.holds[0]?.id ?? null}
            onClose={() => setKind(null)}
          />
        </>
      ) : null}
    </Container>
  )
}
