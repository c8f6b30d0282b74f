import { termsQuery } from "../../../../contract/lists"
import type { TermsResponse } from "../../../../contract/credit"
import { ownTerms, termsOf, termsOfOrder } from "../../../../modules/arms/sql/terms"
import { orderOf } from "../../../../modules/arms/sql/orders"
import { namesOf } from "../../../../modules/arms/sql/planned-accounts"
import { defineRoute, orNotFound } from "../../../define-route"

/** Payment terms given to an account, a customer group or an order, and those that are in force for it. */
export const GET = defineRoute({
  permission: "see",
  query: termsQuery,
  handle: async ({ arms, query: { scope, scope_id } }): Promise<TermsResponse> => {
    const db = arms.host.db()
    const { settings } = await arms.world()
    const own = await ownTerms(db, scope, scope_id)
    if (scope === "account") orNotFound((await namesOf(db, [scope_id])).get(scope_id), "account", scope_id)
    const order = scope === "order" ? await orderOf(db, scope_id) : null
    const accountId = scope === "account" ? scope_id : (order?.account_id ?? null)
    const given =
      accountId === null
        ? own
        : scope === "order"
          ? await termsOfOrder(db, scope_id, accountId)
          : (await termsOf(db, [accountId])).get(accountId)
    return { own, in_force: given ?? settings.default_terms }
  },
})
