import { model } from "@medusajs/framework/utils"

/** An order that could not be looked at; the id is Medusa's. It is looked at again until it can. */
export const ArmsOrderProblem = model.define(
  { name: "ArmsOrderProblem", tableName: "arms_order_problem" },
  {
    id: model.id().primaryKey(),
    sentence: model.text(),
    since: model.dateTime(),
  }
)
