import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AccountResponse } from "../../src/contract/responses"
import { Link } from "react-router-dom"
import { useUsers } from "../api/users"
import { useAccountAsks } from "../commands/account"
import { CommandButtons, CommandMenu } from "../commands/command-buttons"
import { DoNowButton } from "../commands/do-now/button"
import { ReliabilityBadge } from "../components/badges"
import { useFormat } from "../components/format"
import { useHoldReason } from "../components/hold-reason"
import { QuietLine } from "../components/lines"
import { Exposure } from "./exposure"
import { DunningBlocks, StatusHistory } from "./account-history"
import { TermsPart } from "./terms"
import { NextContacts } from "./next-contacts"

const Hold = ({ hold }: { hold: AccountResponse["holds"][number] }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const holdReason = useHoldReason()
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color="red">{t(hold.kind === "forced" ? "widget.heldForced" : "widget.held")}</StatusBadge>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`widget.strength.${hold.strength}`)} · {t("widget.since", { date: day(hold.from) })}
          {hold.until ? ` · ${t("widget.until", { date: day(hold.until) })}` : ""}
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {holdReason(hold.reason)}
      </Text>
    </div>
  )
}

const Standing = ({ account }: { account: AccountResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { nameOf } = useUsers()
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
      {account.holds.map((hold) => (
        <Hold key={hold.id} hold={hold} />
      ))}
      {account.holds.length === 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge color="green">{t("widget.free")}</StatusBadge>
          {account.released_until ? (
            <Text size="small" className="text-ui-fg-subtle">
              {t("widget.releasedUntil", { date: day(account.released_until) })}
            </Text>
          ) : null}
        </div>
      ) : null}
      {account.owner_id ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("widget.owner", { name: nameOf(account.owner_id) })}
        </Text>
      ) : null}
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

const Credit = ({ accountId, isRecord }: { accountId: string; isRecord: boolean }) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Exposure accountId={accountId} isRecord />
      <Link
        className="text-ui-tag-blue-text txt-compact-small-plus"
        to={`/arms/receivables?account_id=${accountId}&state=open`}
      >
        {t("widget.receivables")}
      </Link>
      {isRecord ? null : (
        <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/customers/${accountId}`}>
          {t("widget.record")}
        </Link>
      )}
    </div>
  )
}

const Commands = ({ account }: { account: AccountResponse }) => {
  const { usual, rare } = useAccountAsks(account)
  return (
    <div className="flex flex-wrap gap-2 px-6 py-4">
      <CommandButtons asks={usual} />
      <DoNowButton subjects={{ account_ids: [account.id], accountId: account.id }} />
      <CommandMenu asks={rare} />
    </div>
  )
}

/** How an account stands: status, holds, money, what comes next, credit, and how it came to that. */
export const AccountStanding = ({ account, isRecord = false }: { account: AccountResponse; isRecord?: boolean }) => (
  <>
    <Standing account={account} />
    <Totals account={account} />
    <Commands account={account} />
    <DunningBlocks blocks={account.dunning_blocks} onReceivable={null} />
    <NextContacts accountId={account.id} />
    <Credit accountId={account.id} isRecord={isRecord} />
    <TermsPart scope="account" id={account.id} />
    <StatusHistory account={account} />
  </>
)
