import { createHash, randomBytes } from "crypto"
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator"
import { textsFor, WORK_KEYS } from "../emails/texts"
import type { FeedTask } from "../modules/arms/sql/calendar-feeds"

const SECRET_BYTES = 32
const REFRESH_SECONDS = 900
/** The alarm of an all-day task: nine in the morning of its day. */
const ALARM_SECONDS = 9 * 3600

/** A new secret, and the hash that is kept of it. */
export function newSecret(): { secret: string; sha256: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url")
  return { secret, sha256: secretHash(secret) }
}

/** What is kept of a secret. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex")

const isWorkKey = (key: string): key is (typeof WORK_KEYS)[number] => (WORK_KEYS as readonly string[]).includes(key)

const STATUS: Record<FeedTask["state"], ICalEventStatus> = {
  open: ICalEventStatus.CONFIRMED,
  done: ICalEventStatus.CONFIRMED,
  withdrawn: ICalEventStatus.CANCELLED,
}

/**
 * An employee's calendar tasks as iCalendar (RFC 5545): all-day events with an alarm; changes carry a higher
 * SEQUENCE, what is done is ticked off, what was withdrawn is cancelled.
 */
export function calendarOf(tasks: readonly FeedTask[], language: string): string {
  const { work } = textsFor(language)
  const calendar = ical({
    name: "ARMS",
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    prodId: "//ARMS for Medusa//EN",
  })
  for (const task of tasks) {
    const doing = isWorkKey(task.text_key) ? work[task.text_key] : task.text_key
    const event = calendar.createEvent({
      id: `${task.id}@arms`,
      sequence: task.version,
      // All-day: the library takes the date's parts in UTC, in whatever zone the process runs.
      start: new Date(`${task.due_date}T00:00:00Z`),
      allDay: true,
      summary: `${task.state === "done" ? "✓ " : ""}${task.account_name}: ${task.kind}`,
      description: [doing, task.numbers].filter((part) => part !== null).join("\n"),
      status: STATUS[task.state],
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: new Date(task.changed_at),
      lastModified: new Date(task.changed_at),
    })
    if (task.state === "open")
      event.createAlarm({ type: ICalAlarmType.display, triggerAfter: ALARM_SECONDS, description: doing })
  }
  return calendar.toString()
}
