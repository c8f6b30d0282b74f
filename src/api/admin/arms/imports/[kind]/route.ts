import { MedusaError } from "@medusajs/framework/utils"
import { importRates } from "../../../../../adapters/import-rates"
import { importFile } from "../../../../../adapters/import-file"
import type { ImportKind } from "../../../../../contract/imports"
import { importQuery } from "../../../../../contract/lists"
import { defineRoute } from "../../../../define-route"

const kindOf = (kind: string): ImportKind => {
  if (kind === "receivables" || kind === "payments") return kind
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `There is no import "${kind.slice(0, 64)}": expected receivables, payments or rates.`
  )
}

/** Imports a CSV file, sent as it is (`text/csv`): all or nothing, unless *lenient*. */
export const POST = defineRoute({
  permission: ({ kind }) => (kind === "rates" ? "configure" : "act"),
  query: importQuery,
  handle: async ({ arms, query, params, actor, req }) => {
    const type = String(req.headers["content-type"] ?? "")
    if (!/^(text\/csv|text\/plain|application\/octet-stream)/.test(type)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The content type is "${type.slice(0, 64)}": expected text/csv.`
      )
    }
    const caller = { actor, reason: "import" }
    if (params.kind === "rates") return { import: await importRates(arms.host, req, query, caller) }
    return { import: await importFile(arms.host, kindOf(params.kind), req, query, caller) }
  },
})
