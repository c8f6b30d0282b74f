import { MedusaError } from "@medusajs/framework/utils"
import { performOutbox } from "../../../../adapters/ports"
import { pageQuery, runBody } from "../../../../contract/lists"
import { countRuns, latestRuns } from "../../../../modules/arms/sql/runs"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  query: pageQuery,
  handle: async ({ arms, query: { limit, offset } }) => ({
    runs: await latestRuns(arms.host.db(), limit, offset),
    count: await countRuns(arms.host.db()),
    limit,
    offset,
  }),
})

/** Runs today now. A further run of a date treats only what has changed since (DESIGN §4). */
export const POST = defineRoute({
  permission: "act",
  body: runBody,
  handle: async ({ arms, body, actor, req }) => {
    const { clock, defaultPolicy } = await arms.world()
    if (body.date && body.date !== clock.today) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `date is "${body.date}": expected ${clock.today}, only today or an owed date can be run; owed dates are made up by today's run.`
      )
    }
    if (!defaultPolicy)
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "There is no policy yet: choose a preset first.")
    const run = await arms.runNow(actor)
    if (!run)
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "A run is being planned at this moment, or a later date is closed already."
      )
    await performOutbox(req.scope)
    return { run }
  },
})
