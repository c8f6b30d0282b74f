import { Container, createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProposedLimitResponse, ProposedLimitsResponse } from "../../../src/contract/held-orders"
import { useArms } from "../../api/client"
import { useUsers } from "../../api/users"
import type { Ask } from "../../commands/ask"
import { CaseDrawer } from "../../commands/case-drawer"
import { useFormat } from "../../components/format"
import { FactLine, QuietLine } from "../../components/lines"
import { List } from "../../components/list"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"
import { useOpen } from "../../components/use-open"
import { AccountFacts } from "../../panels/account-facts"
import { Exposure } from "../../panels/exposure"

const column = createDataTableColumnHelper<ProposedLimitResponse>()

const useAmount = () => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  return (mode: string, amount: string, currency: string) =>
    mode === "amount" ? money(amount, currency) : t(`limits.mode.${mode}`)
}

const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { actorOf } = useUsers()
  const amountOf = useAmount()
  return [
    column.accessor("account_name", {
      header: t("register.customer"),
      cell: ({ row: { original } }) => original.account_name ?? t("limits.group", { id: original.scope_id }),
    }),
    column.accessor("present", {
      header: t("limits.present"),
      cell: ({ row: { original } }) =>
        original.present ? amountOf(original.present.mode, original.present.amount, original.currency) : "–",
    }),
    column.accessor("amount", {
      header: t("limits.proposed"),
      cell: ({ row: { original } }) => amountOf(original.mode, original.amount, original.currency),
    }),
    column.accessor("from_date", {
      header: t("limits.from"),
      cell: ({ row: { original } }) =>
        original.until ? `${day(original.from_date)} – ${day(original.until)}` : day(original.from_date),
    }),
    column.accessor("proposed_by", { header: t("limits.by"), cell: ({ getValue }) => actorOf(getValue()) }),
    column.accessor("reason", { header: t("register.why"), cell: ({ getValue }) => getValue() }),
  ]
}

const useAsks = (one: ProposedLimitResponse | undefined): Ask[] => {
  const { t } = useTranslation("arms")
  const amountOf = useAmount()
  if (!one || one.state !== "proposed") return []
  const told = {
    amount: amountOf(one.mode, one.amount, one.currency),
    customer: one.account_name ?? t("limits.group", { id: one.scope_id }),
  }
  const ask = (name: Ask["name"], isDanger: boolean): Ask => ({
    name,
    label: t(`command.${name}`),
    hint: t(`command.hint.${name}`, told),
    fixed: { limit_id: one.id, version: one.version },
    isDanger,
  })
  return [ask("approve_limit", false), ask("reject_limit", true)]
}

const Case = ({ one }: { one: ProposedLimitResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { actorOf } = useUsers()
  const amountOf = useAmount()
  return (
    <>
      {one.state === "proposed" ? null : (
        <Text size="small">{t(`limits.decided.${one.state}`, { who: actorOf(one.decided_by ?? "") })}</Text>
      )}
      <Container className="divide-y p-0">
        <FactLine label={t("limits.proposed")}>{amountOf(one.mode, one.amount, one.currency)}</FactLine>
        <FactLine label={t("limits.present")}>
          {one.present ? amountOf(one.present.mode, one.present.amount, one.currency) : "–"}
        </FactLine>
        <FactLine label={t("limits.from")}>
          {one.until ? `${day(one.from_date)} – ${day(one.until)}` : day(one.from_date)}
        </FactLine>
        <FactLine label={t("register.why")}>{one.reason}</FactLine>
      </Container>
      {one.scope === "account" ? (
        <>
          <Exposure accountId={one.scope_id} />
          <AccountFacts accountId={one.scope_id} />
        </>
      ) : null}
    </>
  )
}

/** Credit limits that wait for approval, oldest first; the address opens a case. */
export const LimitsPage = () => {
  const { t } = useTranslation("arms")
  const [current, open] = useOpen("limit")
  const { table, error, data } = useList<ProposedLimitsResponse, ProposedLimitResponse>({
    path: "credit-limits",
    rowsOf: (answer) => answer.credit_limits,
    columns: useColumns(),
    onOpen: (row) => open(row.id),
  })
  const listed = data?.credit_limits.find((row) => row.id === current)
  // A link may lead to a case that stands on a later page.
  const { data: alone } = useArms<ProposedLimitsResponse>(
    "credit-limits",
    { limit_id: current ?? undefined, limit: 1 },
    { enabled: current !== null && data !== undefined && !listed }
  )
  const one = listed ?? alone?.credit_limits.find((row) => row.id === current)
  const asks = useAsks(one)
  return (
    <Section
      level="h1"
      title={t("limits.title")}
      subtitle={t("limits.subtitle")}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {alone?.count === 0 ? <QuietLine>{t("holds.nowhere")}</QuietLine> : null}
      {error ? null : <List table={table} empty={t("limits.empty")} />}
      <CaseDrawer
        title={one?.account_name ?? t("limits.title")}
        isOpen={one !== undefined}
        onClose={() => open(null)}
        asks={asks}
      >
        {one ? <Case one={one} /> : null}
      </CaseDrawer>
    </Section>
  )
}
