import { noticesOfRun, runById } from "../../../../../modules/arms/sql/runs"
import { defineRoute, orNotFound } from "../../../../define-route"

/** A run, and how far its mails are. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({
    run: orNotFound(await runById(arms.host.db(), params.id), "run", params.id),
    notices: await noticesOfRun(arms.host.db(), params.id),
  }),
})
