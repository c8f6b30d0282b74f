import { operators, presets, reasons } from "../../../../domain"
import { defineRoute } from "../../../define-route"

/** What tasks may be made of: facts, operators, operations, presets; the admin draws forms from it. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => ({
    facts: Object.values(arms.catalog.facts).map(({ read: _, ...fact }) => fact),
    operators: operators.map(({ holds: _, ...operator }) => operator),
    operations: Object.values(arms.catalog.operations).map(({ perform: _, ...operation }) => operation),
    reasons,
    presets: presets.map(({ key, name }) => ({ key, name })),
  }),
})
