import { accountsQuery } from "../../../../contract/lists"
import { accountList, countAccounts } from "../../../../modules/arms/sql/account-list"
import { factsAsOf } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

/** Accounts by name, or by risk. */
export const GET = defineRoute({
  permission: "see",
  query: accountsQuery,
  handle: async ({ arms, query: { limit, offset, order, ...filter } }) => {
    const { clock } = await arms.world()
    return {
      accounts: await accountList(arms.host.db(), filter, order, clock.today, limit, offset),
      count: await countAccounts(arms.host.db(), filter),
      facts: await factsAsOf(arms.host.db()),
      limit,
      offset,
    }
  },
})
