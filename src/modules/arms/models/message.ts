import { model } from "@medusajs/framework/utils"

/** What a notice said, frozen before the first attempt. May be erased, leaving its hash. */
export const ArmsMessage = model
  .define(
    { name: "ArmsMessage", tableName: "arms_message" },
    {
      id: model.id({ prefix: "armsg" }).primaryKey(),
      notice_id: model.text(),
      account_id: model.text(),
      recipient: model.text().nullable(),
      language: model.text(),
      subject: model.text().nullable(),
      html: model.text().nullable(),
      text: model.text().nullable(),
      sha256: model.text(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["notice_id"], unique: true, where: null },
    { on: ["account_id"], where: null },
  ])
