import { model } from "@medusajs/framework/utils"

/** An order of the shop as the ledger knows it; the id is Medusa's. */
export const ArmsOrder = model
  .define(
    { name: "ArmsOrder", tableName: "arms_order" },
    {
      id: model.id().primaryKey(),
      display_id: model.text(),
      account_id: model.text(),
      customer_id: model.text().nullable(),
      currency: model.text(),
      placed_on: model.text(),
      known_since: model.text(),
      state: model.enum(["open", "cancelled"]).default("open"),
      /** When it becomes a receivable; kept from the day it is first seen. */
      becomes: model.enum(["order_placed", "shipment", "invoice"]),
      /** Total less pending returns, and what has been paid; exact, not rounded. */
      value: model.text(),
      paid: model.text(),
      /** Ordered, not yet a receivable. */
      not_yet: model.text(),
      /** What Medusa computes beyond minor units or calls settled. */
      rounding: model.text(),
      prepaid: model.boolean().default(false),
      /** How often money applied to it has moved, and how much of that Medusa has been told. */
      money_no: model.number().default(0),
      money_told_no: model.number().default(0),
    }
  )
  .indexes([
    { on: ["account_id"], where: null },
    { on: ["display_id"], where: null },
  ])
