import { model } from "@medusajs/framework/utils"

/** A text of the merchant in one language; every change is a new version, compiled when it is saved. */
export const ArmsText = model
  .define(
    { name: "ArmsText", tableName: "arms_text" },
    {
      id: model.id({ prefix: "artxt" }).primaryKey(),
      key: model.text(),
      language: model.text(),
      version: model.number(),
      is_current: model.boolean().default(true),
      content: model.json(),
      compiled: model.json(),
      actor: model.text(),
      reason: model.text().nullable(),
    }
  )
  .indexes([{ on: ["key", "language", "version"], unique: true, where: null }])
