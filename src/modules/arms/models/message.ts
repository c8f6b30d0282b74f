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
      /** Everything of the mail beside subject and body: sender, recipients, headers, tags. */
      envelope: model.json().nullable(),
      /** Open amount of each receivable it names, at its freezing. */
      frozen: model.json().nullable(),
      attachments: model.json().nullable(),
      text_version: model.number().nullable(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["notice_id"], unique: true, where: null },
    { on: ["account_id"], where: null },
  ])
