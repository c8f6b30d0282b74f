import { connectorName } from "../../../../../../contract/connector"
import { pushedRows } from "../../../../../../contract/source"
import { pushRows } from "../../../../../../adapters/sources"
import { defineRoute, parse } from "../../../../../define-route"

/** A ledger pushes rows, with a secret key: the same rows, checks and answers as an import; it counts at once. */
export const POST = defineRoute({
  permission: "act",
  body: pushedRows,
  handle: async ({ arms, params, body, actor }) => ({
    pushed: await pushRows(arms, parse(connectorName, params.name), body, actor),
  }),
})
