import { runById } from "../../../../../modules/arms/sql/runs"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({ run: orNotFound(await runById(arms.host.db(), params.id), "run", params.id) }),
})
