import { addDays, type CalendarDate } from "./calendar-date"

/** A moment in the merchant's zone; times of day are `HH:MM`. */
export interface LocalMoment {
  readonly today: CalendarDate
  readonly time: string
  /** Last minute that yesterday had: 23:59, unless the clocks skipped the end of it. */
  readonly yesterdayEnd: string
}

/**
 * The date whose run is owed at this moment, or `null`. Its hour has come and no date as late is closed. An
 * hour the clocks skip has come when they are past it, also where they skip the end of the day: then
 * yesterday is owed. An hour they repeat is owed once, because its date is closed then; a clock that goes
 * back finds a later date closed and owes nothing (P6, P7).
 */
export function owedDate(moment: LocalMoment, runAt: string, lastClosed: CalendarDate | null): CalendarDate | null {
  const { today, time, yesterdayEnd } = moment
  const yesterday = addDays(today, -1)
  if (runAt > yesterdayEnd && lastClosed === addDays(yesterday, -1)) return yesterday
  return time >= runAt && (lastClosed === null || lastClosed < today) ? today : null
}

/** The clock says an earlier day than one that is closed: it was ahead, or it is behind now. */
export const isBehind = ({ today }: Pick<LocalMoment, "today">, lastClosed: CalendarDate | null): boolean =>
  lastClosed !== null && lastClosed > today
