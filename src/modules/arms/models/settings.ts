import { model } from "@medusajs/framework/utils"

/** One row. The value is validated by the schema in `contract/settings.ts`. */
export const ArmsSettings = model.define(
  { name: "ArmsSettings", tableName: "arms_settings" },
  {
    id: model.id({ prefix: "arset" }).primaryKey(),
    value: model.json(),
    /** Day set-up was finished; every day up to it is history. `null`: rehearsal (DESIGN §3.14). */
    live_since: model.text().nullable(),
    /** Milliseconds the test clock is ahead of the database's clock. */
    clock_offset_ms: model.number().default(0),
    /** Where set-up was finished: database and public address; another place rehearses (DESIGN §3.14). */
    installation: model.json().nullable(),
    moved_to: model.json().nullable(),
    /** Last time a worker looked whether anything is owed (P31). */
    ticked_at: model.dateTime().nullable(),
    version: model.number().default(1),
  }
)
