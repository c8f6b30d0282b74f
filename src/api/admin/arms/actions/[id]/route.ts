import { judgeStored, type Condition, type StoredFacts } from "../../../../../domain"
import { actionById } from "../../../../../modules/arms/sql/register"
import { defineRoute, orNotFound } from "../../../../define-route"

/** A row of the register with what it was decided on, condition by condition, and what was sent. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms, params }) => {
    const { conditions, ...action } = orNotFound(await actionById(arms.host.db(), params.id), "action", params.id)
    const facts = (action.facts ?? {}) as StoredFacts
    const currency = typeof facts.currency === "string" ? facts.currency : null
    const { catalog } = await arms.world()
    const asked = (conditions ?? []) as readonly Condition[]
    return { action: { ...action, conditions: judgeStored(asked, facts, catalog.facts, currency) } }
  },
})
