import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { LookBackExample, ReachExample } from "../../../src/contract/policies"
import { useFormat } from "../../components/format"

type Example = ReachExample & Partial<Pick<LookBackExample, "settled_on">>

/** Receivables or customers with the day the task comes, or would have come, to them; each can be opened. */
export const Examples = ({ examples }: { examples: readonly Example[] }) => {
  const { day } = useFormat()
  const { t } = useTranslation("arms")
  const after = ({ settled_on }: Example) =>
    settled_on === undefined
      ? ""
      : ` · ${settled_on ? t("task.paidOn", { day: day(settled_on) }) : t("task.stillOpen")}`
  return (
    <ul className="divide-y">
      {examples.map((one) => (
        <li key={`${one.receivable_id ?? one.account_id} ${one.day}`} className="flex flex-col gap-y-1 px-4 py-3">
          <Text size="small" weight="plus">
            {day(one.day)}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {one.receivable_id ? (
              <Link
                className="text-ui-tag-blue-text underline"
                to={`/arms/receivables/${one.receivable_id}`}
                target="_blank"
              >
                {one.number}
              </Link>
            ) : null}{" "}
            {one.account_name}
            {one.due_date ? ` · ${t("work.dueOn", { day: day(one.due_date) })}` : ""}
            {one.receivable_id ? after(one) : ""}
          </Text>
        </li>
      ))}
    </ul>
  )
}
