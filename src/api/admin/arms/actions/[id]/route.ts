import { actionById } from "../../../../../modules/arms/sql/register"
import { defineRoute, orNotFound } from "../../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => ({
    action: orNotFound(await actionById(arms.host.db(), params.id), "action", params.id),
  }),
})
