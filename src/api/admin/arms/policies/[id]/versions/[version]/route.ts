import { policyVersion } from "../../../../../../../modules/arms/sql/policies"
import { defineRoute, orNotFound } from "../../../../../../define-route"

/** A policy as it was in one of its versions. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params: { id, version } }) => {
    const number = /^\d{1,6}$/.test(version) ? Number(version) : 0
    return { version: orNotFound(await policyVersion(arms.host.db(), id, number), "version", version) }
  },
})
