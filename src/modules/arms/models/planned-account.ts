import { model } from "@medusajs/framework/utils"

/** What a plan that waits for approval says about one account, and what was found instead later. */
export const ArmsPlannedAccount = model
  .define(
    { name: "ArmsPlannedAccount", tableName: "arms_planned_account" },
    {
      id: model.id({ prefix: "arpla" }).primaryKey(),
      run_id: model.text(),
      account_id: model.text(),
      /** The plan as text; empty when nothing was planned. */
      planned: model.text(),
      /** `null` until the account's turn; what stands after the run differs from `planned`. */
      found: model.text().nullable(),
    }
  )
  .indexes([{ on: ["run_id", "account_id"], unique: true, where: null }])
