import { model } from "@medusajs/framework/utils"

/** An address that gets no mail any more; only the hash of it, so that it outlives an erasure. */
export const ArmsSuppression = model.define(
  { name: "ArmsSuppression", tableName: "arms_suppression" },
  {
    /** SHA-256 of the address in lower case. */
    id: model.text().primaryKey(),
    reason: model.enum(["bounced", "complained", "suppressed"]),
    notice_id: model.text().nullable(),
  }
)
