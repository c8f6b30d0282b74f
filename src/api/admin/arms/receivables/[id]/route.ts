import { receivableRecord } from "../../../../../modules/arms/sql/lists"
import { factsAsOf } from "../../../../../modules/arms/sql/sources"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const { clock } = await arms.world()
    const receivable = await receivableRecord(arms.host.db(), params.id, clock.today)
    return {
      receivable: orNotFound(receivable, "receivable", params.id),
      facts: await factsAsOf(arms.host.db()),
    }
  },
})
