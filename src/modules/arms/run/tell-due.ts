import { addDays, type CalendarDate } from "../../../domain"
import { dueBetween } from "../sql/due-dates"
import type { EngineHost } from "./engine"
import type { World } from "./world"
import type { ArmsEvent } from "./write-plans"

const PAGE = 1000

const event = (name: "due_soon" | "overdue", id: string): ArmsEvent => ({
  name: `arms.receivable.${name}`,
  data: { receivable_id: id },
})

async function tell(host: EngineHost, name: "due_soon" | "overdue", from: CalendarDate, to: CalendarDate) {
  for (let cursor = ""; from <= to;) {
    const ids = await dueBetween(host.db(), from, to, cursor, PAGE)
    await host.publish(ids.map((id) => event(name, id)))
    if (ids.length < PAGE) return
    cursor = ids[ids.length - 1]
  }
}

/**
 * Publishes what has become due soon or overdue between the run before and this one. What is told of a
 * receivable follows from dates, so each is told once; a document that comes late is told on arrival.
 */
export async function tellDue(host: EngineHost, world: World, last: CalendarDate, today: CalendarDate): Promise<void> {
  const soon = world.settings.due_soon_days
  await tell(host, "overdue", last, addDays(today, -1))
  await tell(host, "due_soon", addDays(last, soon + 1), addDays(today, soon))
}

/** What is told of a due date that becomes known today; `null`: nothing yet. */
export function toldOf(world: World, receivableId: string, due: CalendarDate): ArmsEvent | null {
  const { today } = world.clock
  if (world.liveSince === null) return null
  if (due < today) return event("overdue", receivableId)
  return due <= addDays(today, world.settings.due_soon_days) ? event("due_soon", receivableId) : null
}
