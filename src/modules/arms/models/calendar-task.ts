import { model } from "@medusajs/framework/utils"

/** Work for an employee. */
export const ArmsCalendarTask = model
  .define(
    { name: "ArmsCalendarTask", tableName: "arms_calendar_task" },
    {
      id: model.id({ prefix: "arcal" }).primaryKey(),
      account_id: model.text(),
      kind: model.enum(["call", "visit", "letter", "check"]),
      side: model.enum(["before", "after"]),
      due_date: model.text(),
      text_key: model.text(),
      receivable_ids: model.array().default([]),
      assignee_id: model.text().nullable(),
      assigned_because: model.text(),
      state: model.enum(["open", "done", "withdrawn"]).default("open"),
      outcome: model.text().nullable(),
      note: model.text().nullable(),
      closed_on: model.text().nullable(),
      version: model.number().default(1),
    }
  )
  .indexes([
    { on: ["account_id"], where: null },
    { on: ["assignee_id"], where: null },
  ])
