import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Task, Trigger } from "../../../src/contract/policies"
import { useFormat } from "../../components/format"
import { triggerOf } from "./draft"
import { Pick, Whole } from "./pick"
import { firstOn, Repeat, type Anchored } from "./repeat"

const RECEIVABLE_ANCHORS = ["due_date", "issue_date", "order_date", "settled_date"] as const
const ACCOUNT_KINDS = ["weekly", "monthly", "anchor", "while"] as const
const SIDES = ["before", "on", "after"] as const

const sideOf = (offset: number) => (offset < 0 ? "before" : offset > 0 ? "after" : "on")

const AnchorPart = ({
  subject,
  trigger,
  onChange,
}: {
  subject: Task["subject"]
  trigger: Anchored
  onChange: (trigger: Anchored) => void
}) => {
  const { t } = useTranslation("arms")
  const side = sideOf(trigger.offset_days)
  const days = Math.abs(trigger.offset_days)
  const signed = (value: number, to: string) => (to === "before" ? -value : to === "on" ? 0 : value)
  const anchors = subject === "account" ? (["status_date"] as const) : RECEIVABLE_ANCHORS
  return (
    <>
      {side === "on" ? null : (
        <>
          <Whole
            label={t("task.days")}
            value={days}
            onChange={(value) => onChange(firstOn(trigger, signed(Math.max(1, value), side)))}
          />
          <Text size="small">{t("task.daysUnit", { count: days })}</Text>
        </>
      )}
      <Pick
        label={t("task.side")}
        value={side}
        choices={SIDES.map((value) => ({ value, label: t(`task.${value}`) }))}
        onChange={(value) => onChange(firstOn(trigger, signed(days || 1, value)))}
      />
      <Pick
        label={t("task.anchorLabel")}
        value={trigger.anchor}
        choices={anchors.map((value) => ({ value, label: t(`task.anchor.${value}`) }))}
        onChange={(anchor) => onChange({ ...trigger, anchor: anchor as Anchored["anchor"] })}
      />
    </>
  )
}

interface Props {
  readonly subject: Task["subject"]
  readonly trigger: Trigger
  readonly onChange: (trigger: Trigger) => void
}

/** When: so many days before or after a date, or in a rhythm. */
export const TriggerPart = ({ subject, trigger, onChange }: Props) => {
  const { t } = useTranslation("arms")
  const { weekdayName } = useFormat()
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-center gap-2">
        {subject === "account" ? (
          <Pick
            label={t("task.rhythm")}
            value={trigger.kind}
            choices={ACCOUNT_KINDS.map((value) => ({ value, label: t(`task.kind.${value}`) }))}
            onChange={(kind) => onChange(triggerOf(kind as Trigger["kind"], subject))}
          />
        ) : null}
        {trigger.kind === "anchor" ? <AnchorPart subject={subject} trigger={trigger} onChange={onChange} /> : null}
        {trigger.kind === "weekly" ? (
          <Pick
            label={t("task.weekday")}
            value={String(trigger.weekday)}
            choices={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekdayName(day) }))}
            onChange={(day) => onChange({ kind: "weekly", weekday: Number(day) as never })}
          />
        ) : null}
        {trigger.kind === "monthly" ? (
          <>
            <Text size="small">{t("task.onDay")}</Text>
            <Whole
              label={t("task.dayOfMonth")}
              value={trigger.day}
              onChange={(day) => onChange({ kind: "monthly", day })}
            />
          </>
        ) : null}
      </div>
      {trigger.kind === "anchor" && subject === "receivable" ? <Repeat trigger={trigger} onChange={onChange} /> : null}
    </div>
  )
}
