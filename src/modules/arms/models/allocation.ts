import { model } from "@medusajs/framework/utils"

/** A part of a payment or credit applied to a receivable; a reversal is a row with a negative amount. */
export const ArmsAllocation = model
  .define(
    { name: "ArmsAllocation", tableName: "arms_allocation" },
    {
      id: model.id({ prefix: "arall" }).primaryKey(),
      receivable_id: model.text(),
      payment_id: model.text().nullable(),
      credit_id: model.text().nullable(),
      amount: model.text(),
      value_date: model.text(),
      recorded_on: model.text(),
    }
  )
  .indexes([
    { on: ["receivable_id"], where: null },
    { on: ["payment_id"], where: null },
    { on: ["credit_id"], where: null },
  ])
