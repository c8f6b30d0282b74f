import { Container, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { HeldOrderResponse, HeldOrdersResponse } from "../../../src/contract/held-orders"
import { useArms } from "../../api/client"
import { CaseDrawer } from "../../commands/case-drawer"
import { numberOf, useHeldOrderAsks } from "../../commands/held-order"
import { useFormat } from "../../components/format"
import { useHoldReason } from "../../components/hold-reason"
import { FactLine, QuietLine } from "../../components/lines"
import { List } from "../../components/list"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"
import { useOpen } from "../../components/use-open"
import { AccountFacts } from "../../panels/account-facts"

const column = createDataTableColumnHelper<HeldOrderResponse>()
const filter = createDataTableFilterHelper<HeldOrderResponse>()
const STATES = ["held", "flagged", "released", "rejected"] as const
const COLORS = { held: "red", flagged: "orange", released: "green", rejected: "grey" } as const
/** Those that wait for somebody, unless another state is asked for. */
const WAITING = { state: "waiting" }
const NARROWING = { filters: ["state"], many: [], fixed: [] }

const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const holdReason = useHoldReason()
  return [
    column.accessor("held_on", {
      header: t("holds.since"),
      cell: ({ getValue }) => <span className="whitespace-nowrap">{day(getValue())}</span>,
    }),
    column.accessor("id", { header: t("receivables.order"), cell: ({ row }) => numberOf(row.original) }),
    column.accessor("account_name", { header: t("register.customer"), cell: ({ getValue }) => getValue() }),
    column.accessor("value", {
      header: t("holds.value"),
      cell: ({ row: { original } }) => money(original.value, original.currency),
    }),
    column.accessor("reasons", {
      header: t("register.why"),
      cell: ({ getValue }) => getValue().map(holdReason).join(", "),
    }),
    column.accessor("state", {
      header: t("receivables.state"),
      cell: ({ getValue }) => <StatusBadge color={COLORS[getValue()]}>{t(`holds.is.${getValue()}`)}</StatusBadge>,
    }),
  ]
}

const Case = ({ one }: { one: HeldOrderResponse }) => {
  const { t } = useTranslation("arms")
  const { money, day } = useFormat()
  const holdReason = useHoldReason()
  const isHeld = one.state === "held" || one.state === "flagged"
  return (
    <>
      <Container className="divide-y p-0">
        <FactLine label={t("receivables.order")}>
          <Link className="text-ui-tag-blue-text" to={`/orders/${one.id}`}>
            {numberOf(one)}
          </Link>
        </FactLine>
        <FactLine label={t("holds.value")}>{money(one.value, one.currency)}</FactLine>
        <FactLine label={t("holds.since")}>{day(one.held_on)}</FactLine>
        <FactLine label={t("register.why")}>{one.reasons.map(holdReason).join(", ")}</FactLine>
        {one.note ? <FactLine label={t("work.note")}>{one.note}</FactLine> : null}
      </Container>
      {isHeld ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("holds.wayOut")}
        </Text>
      ) : null}
      <AccountFacts accountId={one.account_id} />
    </>
  )
}

/** Orders that are held or flagged, oldest first; the address opens a case. */
export const HeldOrdersPage = () => {
  const { t } = useTranslation("arms")
  const [current, open] = useOpen("order")
  const filters = useMemo(
    () => [
      filter.accessor("state", {
        type: "radio",
        label: t("receivables.state"),
        options: STATES.map((value) => ({ value, label: t(`holds.is.${value}`) })),
      }),
    ],
    [t]
  )
  const { data: asked } = useArms<HeldOrdersResponse>(
    "held-orders",
    { order_id: current ?? undefined, limit: 1 },
    { enabled: current !== null }
  )
  const { table, error } = useList<HeldOrdersResponse, HeldOrderResponse>({
    path: "held-orders",
    rowsOf: (answer) => answer.held_orders,
    columns: useColumns(),
    filters,
    narrowing: NARROWING,
    query: WAITING,
    onOpen: (row) => open(row.id),
  })
  const one = asked?.held_orders.find((row) => row.id === current)
  const asks = useHeldOrderAsks(one)
  return (
    <Section
      level="h1"
      title={t("holds.title")}
      subtitle={t("holds.subtitle")}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {current !== null && asked?.count === 0 ? <QuietLine>{t("holds.nowhere")}</QuietLine> : null}
      {error ? null : <List table={table} empty={t("holds.empty")} emptyHint={t("holds.emptyHint")} />}
      <CaseDrawer
        title={one ? `${numberOf(one)} · ${one.account_name}` : ""}
        isOpen={one !== undefined}
        onClose={() => open(null)}
        asks={asks}
      >
        {one ? <Case one={one} /> : null}
      </CaseDrawer>
    </Section>
  )
}
