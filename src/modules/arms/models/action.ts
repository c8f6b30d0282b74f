import { model } from "@medusajs/framework/utils"

/**
 * The log register: everything done, and everything deliberately not done, with the facts it was
 * decided on. Ids, facts and hashes only; no names, no addresses (DESIGN §3.10).
 */
export const ArmsAction = model
  .define(
    { name: "ArmsAction", tableName: "arms_action" },
    {
      id: model.id({ prefix: "aract" }).primaryKey(),
      run_id: model.text().nullable(),
      account_id: model.text().nullable(),
      subject: model.enum(["receivable", "account", "system"]),
      subject_id: model.text(),
      step: model.text(),
      occurrence: model.text(),
      task_id: model.text().nullable(),
      task_version: model.number().nullable(),
      policy_id: model.text().nullable(),
      policy_version: model.number().nullable(),
      operation: model.text(),
      voice: model.text().nullable(),
      status: model.text().nullable(),
      /** planned and sending are open; waiting and ended are waits; the rest is the end of it. */
      state: model.enum([
        "planned",
        "done",
        "skipped",
        "settled",
        "history",
        "waiting",
        "ended",
        "failed",
        "uncertain",
        "rehearsed",
        "proposed",
        "dismissed",
        "withdrawn",
      ]),
      reason: model.text().nullable(),
      due_day: model.text().nullable(),
      business_date: model.text(),
      first_day: model.text(),
      last_day: model.text(),
      facts: model.json().nullable(),
      result: model.json().nullable(),
      notice_id: model.text().nullable(),
      actor: model.text(),
      idempotency_key: model.text().nullable(),
    }
  )
  .indexes([{ on: ["notice_id"], where: null }])
