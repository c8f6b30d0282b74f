import { model } from "@medusajs/framework/utils"

/** An order of the hold queue; the id is the order's. */
export const ArmsHeldOrder = model
  .define(
    { name: "ArmsHeldOrder", tableName: "arms_held_order" },
    {
      id: model.id().primaryKey(),
      account_id: model.text(),
      /** `flagged`: a guard let it pass before the hold was placed; it goes on, and is shown. */
      state: model.enum(["held", "flagged", "released", "rejected"]).default("held"),
      reasons: model.array().default([]),
      value: model.text(),
      currency: model.text(),
      held_on: model.text(),
      /** A release is remembered until a day and up to a value (E-102, E-115). */
      released_until: model.text().nullable(),
      released_up_to: model.text().nullable(),
      note: model.text().nullable(),
      version: model.number().default(1),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
