import { receivablesQuery } from "../../../../contract/lists"
import { countReceivables, receivableList } from "../../../../modules/arms/sql/lists"
import { factsAsOf } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  query: receivablesQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }) => {
    const { clock } = await arms.world()
    return {
      receivables: await receivableList(arms.host.db(), filter, clock.today, limit, offset),
      count: await countReceivables(arms.host.db(), filter, clock.today),
      facts: await factsAsOf(arms.host.db()),
      limit,
      offset,
    }
  },
})
