import { accountRecord, statusHistory } from "../../../../../modules/arms/sql/lists"
import { contactsOf } from "../../../../../modules/arms/sql/work"
import { factsAsOf } from "../../../../../modules/arms/sql/sources"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const { clock } = await arms.world()
    const account = orNotFound(await accountRecord(arms.host.db(), params.id, clock.today), "account", params.id)
    const facts = await factsAsOf(arms.host.db())
    const status_history = await statusHistory(arms.host.db(), params.id)
    return { account: { ...account, status_history, contacts: await contactsOf(arms.host.db(), params.id) }, facts }
  },
})
