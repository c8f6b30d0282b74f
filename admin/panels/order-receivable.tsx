import { Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { HeldOrderResponse, HeldOrdersResponse } from "../../src/contract/held-orders"
import type { ReceivablesResponse } from "../../src/contract/receivables"
import { useArms } from "../api/client"
import { CommandButtons } from "../commands/command-buttons"
import { useHeldOrderAsks } from "../commands/held-order"
import { ReceivableBadge } from "../components/badges"
import { useFormat } from "../components/format"
import { useHoldReason } from "../components/hold-reason"
import { QuietLine } from "../components/lines"
import { Section } from "../components/section"
import { TermsPart } from "./terms"

const Held = ({ one }: { one: HeldOrderResponse }) => {
  const { t } = useTranslation("arms")
  const asks = useHeldOrderAsks(one)
  const holdReason = useHoldReason()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus" className="text-ui-fg-error">
        {t(`holds.is.${one.state}`)}: {one.reasons.map(holdReason).join(", ")}
      </Text>
      {asks.length > 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("holds.wayOut")}
        </Text>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <CommandButtons asks={asks} />
      </div>
    </div>
  )
}

/** What an order has become in the ledger, and whether it is held. */
export const OrderReceivable = ({ orderId }: { orderId: string }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const { data, error } = useArms<ReceivablesResponse>("receivables", { order_id: orderId, limit: 50 })
  const { data: queue } = useArms<HeldOrdersResponse>("held-orders", { order_id: orderId, limit: 1 })
  const [held] = queue?.held_orders ?? []
  return (
    <Section title={t("widget.title")} error={error ? t("widget.error") : null}>
      {held && held.state !== "released" ? <Held one={held} /> : null}
      {!data && !error ? <Skeleton className="m-6 h-16" /> : null}
      {data?.receivables.length === 0 ? <QuietLine>{t("widget.noReceivable")}</QuietLine> : null}
      {data?.receivables.map((one) => (
        <div key={one.id} className="flex items-center justify-between gap-x-2 px-6 py-3">
          <div>
            <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/receivables/${one.id}`}>
              {one.number}
            </Link>
            <Text size="small" className="text-ui-fg-subtle">
              {money(one.open_amount, one.currency)} · {t("work.dueOn", { day: day(one.due_date) })}
            </Text>
          </div>
          <ReceivableBadge state={one.state} />
        </div>
      ))}
      <TermsPart scope="order" id={orderId} />
    </Section>
  )
}
