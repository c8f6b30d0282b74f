import { accountsQuery } from "../../../../contract/lists"
import { accountList, countAccounts } from "../../../../modules/arms/sql/lists"
import { factsAsOf } from "../../../../modules/arms/sql/sources"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  query: accountsQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }) => ({
    accounts: await accountList(arms.host.db(), filter, limit, offset),
    count: await countAccounts(arms.host.db(), filter),
    facts: await factsAsOf(arms.host.db()),
    limit,
    offset,
  }),
})
