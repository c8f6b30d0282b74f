import { model } from "@medusajs/framework/utils"

/** A person of the account. Names and addresses live here alone, so they can be erased. */
export const ArmsContact = model
  .define(
    { name: "ArmsContact", tableName: "arms_contact" },
    {
      id: model.id({ prefix: "arcon" }).primaryKey(),
      account_id: model.text(),
      role: model.enum(["billing", "sales", "other"]).default("billing"),
      name: model.text().nullable(),
      email: model.text().nullable(),
      phone: model.text().nullable(),
      language: model.text().nullable(),
      /** Wants no courtesies and reminders; what the contract demands is still sent (P17). */
      unsubscribed_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["account_id"], where: null }])
