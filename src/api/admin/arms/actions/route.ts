import { registerQuery } from "../../../../contract/lists"
import { countRegister, registerPage } from "../../../../modules/arms/sql/register"
import { meansTooMany } from "../../../../modules/arms/sql/register-search"
import { defineRoute } from "../../../define-route"

/** A count of more helps nobody and costs everybody. */
const COUNT_LIMIT = 10_000

/** The log register, newest first. */
export const GET = defineRoute({
  permission: "see",
  query: registerQuery,
  handle: async ({ arms, query: { cursor, limit, ...filter } }) => {
    const actions = await registerPage(arms.host.db(), filter, cursor, limit)
    const next_cursor = actions.length === limit ? actions[actions.length - 1].id : null
    const [count, search_is_cut] = await Promise.all([
      countRegister(arms.host.db(), filter, COUNT_LIMIT),
      filter.q !== undefined && meansTooMany(arms.host.db(), filter.q),
    ])
    return { actions, count, search_is_cut, limit, next_cursor }
  },
})
