import { model } from "@medusajs/framework/utils"

/** Credit kept for an order that is being made; the id is the cart's, draft's or order's. */
export const ArmsReservation = model
  .define(
    { name: "ArmsReservation", tableName: "arms_reservation" },
    {
      id: model.id().primaryKey(),
      account_id: model.text(),
      currency: model.text(),
      amount: model.text(),
      state: model.enum(["reserved", "confirmed", "released", "expired"]).default("reserved"),
      order_id: model.text().nullable(),
      reserved_at: model.dateTime(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
