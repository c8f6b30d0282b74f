import { receivableRecord } from "../../../../../modules/arms/sql/lists"
import { factsAsOf } from "../../../../../modules/arms/sql/sources"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({
    receivable: orNotFound(await receivableRecord(arms.host.db(), params.id), "receivable", params.id),
    facts: await factsAsOf(arms.host.db()),
  }),
})
