import { outboxQuery } from "../../../../contract/lists"
import { outbox } from "../../../../modules/arms/sql/lists"
import { defineRoute } from "../../../define-route"

/** Notices and their messages: what was sent, or rests here because the host has no provider. */
export const GET = defineRoute({
  permission: "see",
  query: outboxQuery,
  handle: async ({ arms, query: { limit, offset, ...filter } }) => ({
    notices: await outbox(arms.host.db(), filter, limit, offset),
    limit,
    offset,
  }),
})
