import { useTranslation } from "react-i18next"
import type { PaymentResponse } from "../../src/contract/receivables"
import { useStanding } from "../api/client"
import { typedAmount, useFormat } from "../components/format"
import type { Ask } from "./ask"

/** What a person may do with a payment, by what has become of it. */
export const usePaymentAsks = () => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  const { data: standing } = useStanding()
  return (one: Pick<PaymentResponse, "id" | "state" | "amount" | "unapplied_amount" | "currency">): Ask[] => {
    const told = { amount: money(one.amount, one.currency), left: money(one.unapplied_amount, one.currency) }
    const ask = (name: Ask["name"], more: Partial<Ask> = {}): Ask => ({
      name,
      label: t(`command.${name}`),
      hint: t(`command.hint.${name}`, told),
      fixed: { payment_id: one.id },
      ...more,
    })
    if (one.state === "returned") return []
    const back = ask("return_payment", { isDanger: true })
    if (one.state === "in_transit") return [ask("book_payment"), back]
    const refund = ask("record_refund", {
      fields: [
        {
          name: "amount",
          label: t("field.amount", { currency: one.currency }),
          kind: "amount",
          initial: typedAmount(one.unapplied_amount, one.currency),
        },
        { name: "value_date", label: t("field.value_date"), kind: "day", initial: standing?.today },
      ],
    })
    return [...(Number(one.unapplied_amount) > 0 ? [refund] : []), back]
  }
}
