import { model } from "@medusajs/framework/utils"

/** One evaluation with a fixed business date. */
export const ArmsRun = model
  .define(
    { name: "ArmsRun", tableName: "arms_run" },
    {
      id: model.id({ prefix: "arrun" }).primaryKey(),
      business_date: model.text(),
      /** `scheduled` once per business date, `follow_up` for what changed later the same day. */
      kind: model.enum(["scheduled", "follow_up", "preview"]),
      state: model.enum([
        "planning",
        "awaiting_approval",
        "performing",
        "done",
        "done_with_errors",
        "made_up",
        "cancelled",
      ]),
      rehearsal: model.boolean().default(false),
      /** Changes up to this number have been seen. */
      change_no: model.number().default(0),
      /** Account the planning has come to; a new worker goes on behind it. */
      cursor: model.text().nullable(),
      plan_hash: model.text().nullable(),
      totals: model.json().nullable(),
      lease_until: model.dateTime().nullable(),
      token: model.text().nullable(),
      actor: model.text(),
      /** Who approved the plan it executes; `null`: nobody had to. */
      approved_by: model.text().nullable(),
      finished_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["business_date"], where: null }])
