import { checkSetUp, senderInUse } from "../../../../../adapters/set-up"
import { mailCheckSchema } from "../../../../../contract/text"
import { notAllowed } from "../../../../../modules/arms/commands/define-command"
import { defineRoute } from "../../../../define-route"

/** Asks the provider and the domain name system, and sends a test mail; set-up ends only when it has arrived. */
export const POST = defineRoute({
  permission: "configure",
  body: mailCheckSchema,
  handle: async ({ arms, body, actor }) => {
    const sender = await senderInUse(arms)
    if (!sender) throw notAllowed("ARMS does not send through its own provider here: there is nothing to check.")
    return { problems: await checkSetUp(arms.host, sender, body.to, { actor, reason: "set-up check" }) }
  },
})
