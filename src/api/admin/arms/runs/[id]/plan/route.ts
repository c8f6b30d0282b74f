import { pageQuery } from "../../../../../../contract/lists"
import { countPlanned, plannedPage } from "../../../../../../modules/arms/sql/planned-accounts"
import { showPlans } from "../../../../../../modules/arms/run/show-plans"
import { runById } from "../../../../../../modules/arms/sql/runs"
import { defineRoute, orNotFound } from "../../../../../define-route"

/** What a plan says account by account; after its run, what differed from what was approved. */
export const GET = defineRoute({
  permission: "see",
  query: pageQuery,
  handle: async ({ arms, params, query: { limit, offset } }) => {
    const run = orNotFound(await runById(arms.host.db(), params.id), "run", params.id)
    const rows = await plannedPage(arms.host.db(), params.id, limit, offset)
    const accounts = await showPlans(arms.host.db(), await arms.world(), rows)
    return { run, accounts, count: await countPlanned(arms.host.db(), params.id), limit, offset }
  },
})
