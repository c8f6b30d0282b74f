import { model } from "@medusajs/framework/utils"

/** Who owes. Dates are `date` columns, read as `YYYY-MM-DD` (docs/decisions/002). */
export const ArmsAccount = model
  .define(
    { name: "ArmsAccount", tableName: "arms_account" },
    {
      id: model.id({ prefix: "aracc" }).primaryKey(),
      name: model.text(),
      kind: model.enum(["company", "private", "guest"]).default("company"),
      vat_id: model.text().nullable(),
      language: model.text().nullable(),
      country: model.text().nullable(),
      groups: model.array().default([]),
      owner_id: model.text().nullable(),
      customer_since: model.text().nullable(),
      /** A person has accepted that its opening receivables count for status and holds. */
      opening_accepted: model.boolean().default(false),
      /** First day of the next automatic hold, if nothing happens until then: it binds without a run. */
      next_hold_on: model.text().nullable(),
      next_hold_strength: model.text().nullable(),
      merged_into: model.text().nullable(),
      /** Number of the latest change to anything of the account; a follow-up run looks at it. */
      change_no: model.number().default(0),
      version: model.number().default(1),
    }
  )
  .indexes([{ on: ["change_no"], where: null }])
