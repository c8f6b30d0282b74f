import { useTranslation } from "react-i18next"
import type { ReceivableDetailResponse } from "../../../src/contract/receivables"
import { ActionTable, type Event } from "../../components/action-table"
import { useFormat } from "../../components/format"

/** What the ledger itself knows of a receivable, beside what was done about it. */
const useEvents = (one: ReceivableDetailResponse): Event[] => {
  const { t } = useTranslation("arms")
  const { money, day } = useFormat()
  const issued: Event = {
    id: "issued",
    day: one.issue_date,
    what: t("receivables.event.issued", { amount: money(one.amount, one.currency) }),
    why: t("receivables.event.dueOn", { day: day(one.original_due_date) }),
  }
  const due: Event = { id: "due", day: one.due_date, what: t("receivables.event.due"), why: "" }
  const applied = one.allocations.map((part): Event => {
    const isBack = part.amount.startsWith("-")
    const amount = money(part.amount.replace("-", ""), one.currency)
    return {
      id: part.id,
      day: isBack ? part.recorded_on : part.value_date,
      what: t(isBack ? "receivables.event.takenBack" : "receivables.event.applied", {
        amount,
        what: t(`receivables.by.${part.kind}`),
      }),
      why: part.reference ?? "",
    }
  })
  const settled: Event[] = one.settled_on
    ? [{ id: "settled", day: one.settled_on, what: t("receivables.event.settled"), why: "" }]
    : []
  return [issued, ...(one.days_overdue !== null || one.state !== "open" ? [due] : []), ...applied, ...settled]
}

/** What happened about a receivable, newest first: issued, due, paid, and everything done or left undone. */
export const Timeline = ({ one }: { one: ReceivableDetailResponse }) => {
  const { t } = useTranslation("arms")
  return (
    <ActionTable
      title={t("receivables.timeline")}
      none={t("receivables.noHistory")}
      query={{ subject_id: one.id, limit: 50 }}
      to={`/arms/register?subject_id=${one.id}`}
      events={useEvents(one)}
    />
  )
}
