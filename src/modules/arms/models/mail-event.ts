import { model } from "@medusajs/framework/utils"

/** A report of the mail provider, by its own id: taken once, kept 90 days (D8). No addresses. */
export const ArmsMailEvent = model.define(
  { name: "ArmsMailEvent", tableName: "arms_mail_event" },
  {
    id: model.text().primaryKey(),
    type: model.text(),
    /** Of the body: the same id with another body is an alarm (B-W8). */
    sha256: model.text(),
    provider_id: model.text().nullable(),
    notice_id: model.text().nullable(),
    permanent: model.boolean().default(false),
    occurred_at: model.dateTime().nullable(),
    outcome: model.enum(["applied", "ignored", "unknown_mail", "quarantined"]),
    error: model.text().nullable(),
  }
)
