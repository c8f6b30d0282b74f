import type { RunDetailResponse } from "../../../../../contract/runs"
import { noticesOfRun, planningProgress, runById } from "../../../../../modules/arms/sql/runs"
import { defineRoute, orNotFound } from "../../../../define-route"

/** A run, and how far its mails are. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }): Promise<RunDetailResponse> => {
    const db = arms.host.db()
    const run = orNotFound(await runById(db, params.id), "run", params.id)
    return {
      run,
      notices: await noticesOfRun(db, params.id),
      progress: run.state === "planning" ? await planningProgress(db, run.cursor) : null,
    }
  },
})
