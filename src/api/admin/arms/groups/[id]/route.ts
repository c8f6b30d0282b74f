import type { GroupResponse } from "../../../../../contract/policies"
import { groupRecord } from "../../../../../modules/arms/sql/groups"
import { defineRoute } from "../../../../define-route"

/** A customer group of the shop: policy and limits of its customers. Medusa knows whether there is one. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }): Promise<{ group: GroupResponse }> => {
    const { clock } = await arms.world()
    return { group: await groupRecord(arms.host.db(), params.id, clock.today) }
  },
})
