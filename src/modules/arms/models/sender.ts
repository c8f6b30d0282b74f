import { model } from "@medusajs/framework/utils"

/** One row per provider: what all instances together may ask of it, and when (D7). */
export const ArmsSender = model.define(
  { name: "ArmsSender", tableName: "arms_sender" },
  {
    id: model.text().primaryKey(),
    /** Requests a second, learned from the provider's headers. */
    per_second: model.float(),
    next_slot_at: model.dateTime(),
    paused_until: model.dateTime().nullable(),
    pause_reason: model.text().nullable(),
    refused_in_a_row: model.number().default(0),
    /** What the last check of the set-up found; an empty list: nothing. */
    problems: model.json().nullable(),
    checked_at: model.dateTime().nullable(),
    /** The latest test mails: to whom, and by their id at the provider what was reported of them. */
    test_mail: model.json().nullable(),
  }
)
