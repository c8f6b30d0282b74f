import { Trash } from "@medusajs/icons"
import { Button, Checkbox, IconButton, Input, Label, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Trigger } from "../../../src/contract/policies"
import { Whole } from "./pick"

/** A trigger that counts from a date. */
export type Anchored = Extract<Trigger, { kind: "anchor" }>
type Segment = NonNullable<Anchored["repeat"]>["segments"][number]

const MOST = 5
const WEEK = 7

/** Another first day: repetitions count from it too. */
export function firstOn(trigger: Anchored, offset_days: number): Anchored {
  const { repeat } = trigger
  if (!repeat) return { ...trigger, offset_days }
  const [first, ...rest] = repeat.segments
  return { ...trigger, offset_days, repeat: { ...repeat, segments: [{ ...first, from_day: offset_days }, ...rest] } }
}

/** Each rhythm begins where the one before has ended. */
const joined = (segments: readonly Segment[]): Segment[] =>
  segments.map((one, at) => ({ ...one, from_day: at === 0 ? one.from_day : (segments[at - 1].to_day ?? one.from_day) }))

interface RhythmProps {
  readonly segment: Segment
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onChange: (segment: Segment) => void
  readonly onDrop: () => void
}

const Rhythm = ({ segment, isFirst, isLast, onChange, onDrop }: RhythmProps) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Text size="small">{t(isFirst ? "task.every" : "task.then")}</Text>
      <Whole
        label={t("task.everyDays")}
        value={segment.every_days}
        onChange={(every_days) => onChange({ ...segment, every_days })}
      />
      <Text size="small">
        {t("task.daysUnit", { count: segment.every_days })} {t("task.until")}
      </Text>
      <Input
        size="small"
        type="number"
        className="w-20"
        aria-label={`${t("task.until")} (${t("task.untilEnd")})`}
        value={segment.to_day ?? ""}
        onChange={({ target: { value } }) => onChange({ ...segment, to_day: value === "" ? null : Number(value) })}
      />
      {isLast && !isFirst ? (
        <IconButton size="small" variant="transparent" aria-label={t("task.dropRhythm")} onClick={onDrop}>
          <Trash />
        </IconButton>
      ) : null}
    </div>
  )
}

/** And again: in one rhythm or several after each other, so many times at most. */
export const Repeat = ({ trigger, onChange }: { trigger: Anchored; onChange: (trigger: Anchored) => void }) => {
  const { t } = useTranslation("arms")
  const { repeat, offset_days } = trigger
  const put = (segments: readonly Segment[]) =>
    repeat && onChange({ ...trigger, repeat: { ...repeat, segments: joined(segments) } })
  const last = repeat?.segments.at(-1)
  const begin = { segments: [{ from_day: offset_days, to_day: null, every_days: WEEK }], max: 5 }
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-center gap-2">
        <Checkbox
          id="arms-repeat"
          checked={repeat !== undefined}
          onCheckedChange={(on) => onChange({ ...trigger, repeat: on === true ? begin : undefined })}
        />
        <Label size="small" htmlFor="arms-repeat">
          {t("task.again")}
        </Label>
      </div>
      {repeat?.segments.map((segment, at) => (
        <Rhythm
          key={at}
          segment={segment}
          isFirst={at === 0}
          isLast={at === repeat.segments.length - 1}
          onChange={(next) => put(repeat.segments.map((one, index) => (index === at ? next : one)))}
          onDrop={() => put(repeat.segments.slice(0, -1))}
        />
      ))}
      {repeat ? (
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small">{t("task.atMost")}</Text>
          <Whole
            label={t("task.times")}
            value={repeat.max}
            onChange={(max) => onChange({ ...trigger, repeat: { ...repeat, max } })}
          />
          <Text size="small">{t("task.times")}</Text>
          {last && last.to_day !== null && repeat.segments.length < MOST ? (
            <Button
              size="small"
              variant="transparent"
              onClick={() =>
                put([...repeat.segments, { from_day: last.to_day ?? 0, to_day: null, every_days: last.every_days * 2 }])
              }
            >
              {t("task.another")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
