import type { OverviewResponse } from "../../../../contract/overview"
import { addDays } from "../../../../domain"
import { ageing, exceptions, statusCounts } from "../../../../modules/arms/sql/overview"
import { lastRunDate, latestRuns } from "../../../../modules/arms/sql/runs"
import { factsAsOf } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

/** How things stand at a glance: money by age, customers by status, what a person should look at, the last and the next run. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }): Promise<{ overview: OverviewResponse }> => {
    const db = arms.host.db()
    const { clock, settings, paused } = await arms.world()
    // Of the latest day the run itself: follow-ups say only what came after it.
    const runs = await latestRuns(db, 50, 0)
    const run = runs.find((one) => one.business_date === runs[0].business_date && one.kind !== "follow_up") ?? runs[0]
    const isRun = (await lastRunDate(db)) === clock.today
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
