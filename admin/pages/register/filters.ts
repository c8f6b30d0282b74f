import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyResponse } from "../../../src/contract/policies"
import type { ActionResponse } from "../../../src/contract/responses"
import { useArms, useStanding } from "../../api/client"
import { useFormat } from "../../components/format"
import { dayOf, momentOf } from "../../components/use-narrowing"

const filter = createDataTableFilterHelper<ActionResponse & { days: object }>()

const STATES = [
  "done",
  "planned",
  "waiting",
  "skipped",
  "ended",
  "settled",
  "history",
  "failed",
  "uncertain",
  "proposed",
  "dismissed",
  "withdrawn",
  "rehearsed",
]
const OPERATIONS = [
  "send_email",
  "send_message",
  "create_calendar_task",
  "block_ordering",
  "set_status",
  "record_payment",
  "place_hold",
  "release_hold",
  "place_dunning_block",
  "exempt",
  "write_off",
  "finish_calendar_task",
  "update_settings",
]
/** Days up to today that are asked for often. */
const SPANS = [1, 7, 30]

/** Every step the policies' tasks have, by the name of its first task. */
const useSteps = () => {
  const { data } = useArms<{ policies: PolicyResponse[] }>("policies")
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const { definition } of data?.policies ?? [])
      for (const { step, name } of definition.tasks) if (!names.has(step)) names.set(step, name)
    return [...names].map(([value, label]) => ({ value, label }))
  }, [data])
}

const useDays = () => {
  const { t } = useTranslation("arms")
  const { data: standing } = useStanding()
  const today = standing?.today
  return useMemo(() => {
    if (!today) return []
    return SPANS.map((days) => {
      const first = new Date(`${today}T00:00:00`)
      first.setDate(first.getDate() - days + 1)
      return {
        label: days === 1 ? t("register.today") : t("register.lastDays", { days }),
        value: { $gte: momentOf(dayOf(first)), $lte: momentOf(today) },
      }
    })
  }, [today, t])
}

/** Filters of the log register. */
export const useFilters = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const steps = useSteps()
  const days = useDays()
  const { data: catalog } = useArms<CatalogResponse>("catalog")
  const reasons = catalog?.reasons
  return useMemo(
    () => [
      filter.accessor("days", {
        type: "date",
        label: t("register.day"),
        options: days,
        rangeOptionLabel: t("register.range"),
        rangeOptionStartLabel: t("register.rangeFrom"),
        rangeOptionEndLabel: t("register.rangeTo"),
        formatDateValue: (at) => day(dayOf(at)),
      }),
      filter.accessor("state", {
        type: "multiselect",
        label: t("register.filterState"),
        options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
      }),
      filter.accessor("operation", {
        type: "radio",
        label: t("register.filterOperation"),
        options: OPERATIONS.map((value) => ({ value, label: t(`operation.${value}`) })),
      }),
      filter.accessor("step", { type: "radio", label: t("register.filterTask"), options: steps }),
      filter.accessor("reason", {
        type: "radio",
        label: t("register.why"),
        options: (reasons ?? []).map((value) => ({ value, label: t(`reason.${value}`) })),
      }),
    ],
    [t, day, steps, days, reasons]
  )
}
