import { model } from "@medusajs/framework/utils"

/** Something a person must know at once; one per kind at a time. */
export const ArmsAlarm = model.define(
  { name: "ArmsAlarm", tableName: "arms_alarm" },
  {
    id: model.id({ prefix: "aralm" }).primaryKey(),
    kind: model.text(),
    sentence: model.text(),
    raised_at: model.dateTime(),
    cleared_at: model.dateTime().nullable(),
    /** When it was told outside the admin. */
    told_at: model.dateTime().nullable(),
  }
)
