import { nextContactsQuery } from "../../../../../../contract/next-contacts"
import { nextContacts } from "../../../../../../modules/arms/run/next-contacts"
import { defineRoute } from "../../../../../define-route"

/** What comes next for an account if nothing is paid until then; with `policy_id` as it would be with that policy. */
export const GET = defineRoute({
  permission: "see",
  query: nextContactsQuery,
  handle: ({ arms, params, query, actor }) => nextContacts(arms.host, params.id, query.policy_id ?? null, actor),
})
