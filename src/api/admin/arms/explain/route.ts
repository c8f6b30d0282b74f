import { explainQuery } from "../../../../contract/lists"
import { explain } from "../../../../modules/arms/queries"
import { receivableRecord } from "../../../../modules/arms/sql/lists"
import { defineRoute, orNotFound } from "../../../define-route"

/** Why and why not, for every task, of an account or a receivable on a day. */
export const GET = defineRoute({
  permission: "see",
  query: explainQuery,
  handle: async ({ arms, query }) => {
    const receivableId = query.receivable_id ?? null
    const { clock } = await arms.world()
    const accountId = receivableId
      ? orNotFound(await receivableRecord(arms.host.db(), receivableId, clock.today), "receivable", receivableId)
          .account_id
      : query.account_id!
    const explained = await explain(arms, accountId, receivableId, query.date ?? null)
    return { explanation: orNotFound(explained, "account with a policy", accountId) }
  },
})
