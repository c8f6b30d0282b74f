import { Checkbox, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Draft } from "./draft"
import { Pick, Whole, Word } from "./pick"

interface Props {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center justify-between gap-2">
    <Text size="small">{label}</Text>
    {children}
  </div>
)

const Tick = ({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: boolean
  onChange: (on: boolean) => void
}) => (
  <div className="flex items-center gap-x-2">
    <Checkbox id={id} checked={value} onCheckedChange={(on) => onChange(on === true)} />
    <Label size="small" htmlFor={id}>
      {label}
    </Label>
  </div>
)

/** What is rarely changed: closed days, waiting, quiet days of its own. */
export const Details = ({ draft, onChange }: Props) => {
  const { t } = useTranslation("arms")
  return (
    <details>
      <summary className="txt-small-plus text-ui-tag-blue-text cursor-pointer">{t("task.details")}</summary>
      <div className="flex flex-col gap-y-3 pt-3">
        <Line label={t("task.shiftLabel")}>
          <Pick
            label={t("task.shiftLabel")}
            value={draft.shift}
            choices={(["next", "previous", "exact"] as const).map((value) => ({
              value,
              label: t(`task.shift.${value}`),
            }))}
            onChange={(shift) => onChange({ shift: shift as Draft["shift"] })}
          />
        </Line>
        <Line label={t("task.onFailLabel")}>
          <Pick
            label={t("task.onFailLabel")}
            value={draft.on_fail}
            choices={(["wait", "skip"] as const).map((value) => ({ value, label: t(`task.onFail.${value}`) }))}
            onChange={(on_fail) => onChange({ on_fail: on_fail as Draft["on_fail"] })}
          />
        </Line>
        <Line label={t("task.window")}>
          <Whole
            label={t("task.window")}
            value={draft.window_days}
            onChange={(window_days) => onChange({ window_days })}
          />
        </Line>
        <Line label={t("task.quiet")}>
          <Word
            label={t("task.quiet")}
            value={draft.quiet_days === null ? "" : String(draft.quiet_days)}
            onChange={(text) => onChange({ quiet_days: /^\d+$/.test(text.trim()) ? Number(text) : null })}
          />
        </Line>
        {draft.voice === "courtesy" ? (
          <Line label={t("task.maxLate")}>
            <Whole
              label={t("task.maxLate")}
              value={draft.max_days_late}
              onChange={(max_days_late) => onChange({ max_days_late })}
            />
          </Line>
        ) : null}
        <Tick
          id="arms-settled"
          label={t("task.settled")}
          value={draft.concerns_settled}
          onChange={(concerns_settled) => onChange({ concerns_settled })}
        />
      </div>
    </details>
  )
}
