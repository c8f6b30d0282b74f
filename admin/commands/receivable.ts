import { useTranslation } from "react-i18next"
import type { ReceivableDetailResponse } from "../../src/contract/receivables"
import { useStanding } from "../api/client"
import { typedAmount, useFormat } from "../components/format"
import type { Ask } from "./ask"

/** What a person may do with a receivable: the usual, and the rarer. */
export const useReceivableAsks = (one: ReceivableDetailResponse): { usual: Ask[]; rare: Ask[] } => {
  const { t } = useTranslation("arms")
  const { money, day } = useFormat()
  const { data: standing } = useStanding()
  const amount = money(one.open_amount, one.currency)
  const told = { amount, number: one.number, customer: one.account_name, due: day(one.due_date) }
  const fixed = { receivable_id: one.id, version: one.version }
  const ask = (name: Ask["name"], more: Partial<Ask> = {}): Ask => ({
    name,
    label: t(`command.${name}`),
    hint: t(`command.hint.${name}`, told),
    fixed,
    ...more,
  })
  const newDay = { name: "due_date", label: t("receivables.due"), kind: "day" } as const
  if (one.state === "settled")
    return { usual: [], rare: [ask("reverse_write_off", { fixed: { receivable_id: one.id } })] }
  if (one.state === "cancelled") return { usual: [ask("reopen_receivable")], rare: [] }
  if (one.state !== "open") return { usual: [], rare: [] }
  return {
    usual: [
      ask("record_payment", {
        fixed: { account_id: one.account_id, receivable_id: one.id, currency: one.currency },
        fields: [
          {
            name: "amount",
            label: t("field.amount", { currency: one.currency }),
            kind: "amount",
            initial: typedAmount(one.open_amount, one.currency),
          },
          { name: "value_date", label: t("field.value_date"), kind: "day", initial: standing?.today },
          { name: "reference", label: t("field.reference"), kind: "text", optional: true },
        ],
      }),
      ask("place_dunning_block", {
        fixed: { account_id: one.account_id, receivable_id: one.id },
        fields: [{ name: "until", label: t("field.until"), kind: "day" }],
      }),
    ],
    rare: [
      ask("credit_note", {
        fixed: { account_id: one.account_id, receivable_id: one.id, currency: one.currency },
        fields: [
          { name: "amount", label: t("field.amount", { currency: one.currency }), kind: "amount" },
          { name: "issue_date", label: t("field.issue_date"), kind: "day", initial: standing?.today },
          { name: "number", label: t("field.number"), kind: "text", optional: true },
        ],
      }),
      ask("extend_due_date", { fields: [newDay] }),
      ask("correct_due_date", { fields: [newDay] }),
      ask("write_off", { isDanger: true }),
      ask("cancel_receivable", { isDanger: true }),
    ],
  }
}
