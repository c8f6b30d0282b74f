import { model } from "@medusajs/framework/utils"

/** The message an account receives: the unit of sending (DESIGN §6). */
export const ArmsNotice = model
  .define(
    { name: "ArmsNotice", tableName: "arms_notice" },
    {
      id: model.id({ prefix: "arnot" }).primaryKey(),
      run_id: model.text(),
      account_id: model.text(),
      business_date: model.text(),
      selling_entity: model.text().nullable(),
      currency: model.text().nullable(),
      channel: model.text(),
      operation: model.text(),
      /** `null`: it says nothing to the customer and opens no window. */
      voice: model.text().nullable(),
      text_key: model.text().nullable(),
      params: model.json(),
      /** Hash of the action keys planned into it; the provider's idempotency key is made of it. */
      key: model.text(),
      state: model
        .enum(["planned", "sending", "sent", "settled", "failed", "uncertain", "withdrawn"])
        .default("planned"),
      attempts: model.number().default(0),
      lease_until: model.dateTime().nullable(),
      token: model.text().nullable(),
      not_before: model.dateTime().nullable(),
      first_try_at: model.dateTime().nullable(),
      sent_at: model.dateTime().nullable(),
      provider_id: model.text().nullable(),
      error: model.text().nullable(),
      batch_id: model.text().nullable(),
      batch_position: model.number().nullable(),
      /** It goes in a request of its own: it has an attachment, or a batch was refused because of a member. */
      alone: model.boolean().default(false),
      maybe_accepted: model.boolean().default(false),
      /** Workers that died over it (F13). */
      crashes: model.number().default(0),
      /** How often a person has had it sent once more: each time under another key of the provider. */
      sent_again: model.number().default(0),
      /** Furthest the provider has reported: sent, delayed, delivered, bounced, complained … */
      delivery: model.text().nullable(),
      delivery_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["key"], unique: true, where: "deleted_at IS NULL AND state NOT IN ('settled', 'withdrawn')" },
    { on: ["run_id"], where: null },
    { on: ["batch_id"], where: "batch_id IS NOT NULL" },
  ])
