import { useTranslation } from "react-i18next"
import type { HeldOrderResponse } from "../../src/contract/held-orders"
import { useFormat } from "../components/format"
import type { Ask } from "./ask"

/** An order as people call it. */
export const numberOf = (one: HeldOrderResponse) => (one.display_id === null ? one.id : `#${one.display_id}`)

/** What a person may do with an order of the hold queue. */
export const useHeldOrderAsks = (one: HeldOrderResponse | undefined): Ask[] => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  if (!one || !["held", "flagged"].includes(one.state)) return []
  const told = { order: numberOf(one), amount: money(one.value, one.currency), customer: one.account_name }
  const fixed = { order_id: one.id, version: one.version }
  return [
    {
      name: "release_order",
      label: t("command.release_order"),
      hint: t("command.hint.release_order", told),
      fixed,
      fields: [{ name: "until", label: t("field.untilOptional"), kind: "day", optional: true }],
    },
    {
      name: "reject_order",
      label: t("command.reject_order"),
      hint: t("command.hint.reject_order", told),
      fixed,
      fields: [{ name: "tell_customer", label: t("field.tell_customer"), kind: "check", initial: "true" }],
      isDanger: true,
    },
  ]
}
