import type { OverviewResponse } from "../../../../contract/overview"
import { addDays } from "../../../../domain"
import { ageing, exceptions, statusCounts } from "../../../../modules/arms/sql/overview"
import { lastRunDate, latestRuns, runsOf } from "../../../../modules/arms/sql/runs"
import { factsAsOf } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

/** How things stand at a glance: money by age, customers by status, what a person should look at, the last and the next run. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }): Promise<{ overview: OverviewResponse }> => {
    const db = arms.host.db()
    const { clock, settings, paused } = await arms.world()
    // Of the latest day the run itself: follow-ups say only what came after it.
    const lastDay = await lastRunDate(db)
    const ofDay = lastDay ? await runsOf(db, lastDay) : []
    const run = ofDay.find((one) => one.kind !== "follow_up") ?? (await latestRuns(db, 1, 0))[0]
    const isRun = lastDay === clock.today
    return {
      overview: {
        today: clock.today,
        ageing: await ageing(db, clock.today),
        statuses: await statusCounts(db),
        exceptions: await exceptions(db, clock.today),
        last_run: run
          ? {
              id: run.id,
              business_date: run.business_date,
              state: run.state,
              rehearsal: run.rehearsal,
              totals: run.totals,
            }
          : null,
        next_run: { date: isRun ? addDays(clock.today, 1) : clock.today, time: settings.run_at, paused },
        facts: await factsAsOf(db),
      },
    }
  },
})
