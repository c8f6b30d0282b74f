import { tryConnector } from "../../../../../../adapters/sources"
import { connectorName, connectorSchema } from "../../../../../../contract/connector"
import { defineRoute, parse } from "../../../../../define-route"

/** What a connector would read: the first rows of each query, what would come of them, nothing kept. */
export const POST = defineRoute({
  permission: "configure",
  body: connectorSchema,
  handle: async ({ arms, params, body, actor }) => ({
    dry_run: await tryConnector(arms, parse(connectorName, params.name), body, actor),
  }),
})
