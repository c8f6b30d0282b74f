import { versionQuery } from "../../../../../../contract/lists"
import { confirmBlocks } from "../../../../../../modules/arms/commands/policy"
import { wouldBeHeld } from "../../../../../../modules/arms/run/would-be-held"
import { defineRoute } from "../../../../../define-route"

/** Whom the present block tasks would hold or let go, before they bind. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => wouldBeHeld(arms.host, params.id),
})

/** From now on they bind: those of the version whose effect was looked at. */
export const POST = defineRoute({
  permission: "approve",
  query: versionQuery,
  handle: async ({ arms, params, query, actor }) => {
    const { accounts } = await wouldBeHeld(arms.host, params.id)
    const ids = accounts.map((account) => account.account_id)
    return arms.runCommand("confirm_blocks", params, { actor, reason: "block tasks confirmed" }, (context) =>
      confirmBlocks(context, params.id, ids, query.version)
    )
  },
})
