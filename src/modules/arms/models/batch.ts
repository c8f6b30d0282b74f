import { model } from "@medusajs/framework/utils"

/** Mails that are handed to the provider in one request: written before its first attempt, repeated only whole. */
export const ArmsBatch = model.define(
  { name: "ArmsBatch", tableName: "arms_batch" },
  {
    id: model.id({ prefix: "arbat" }).primaryKey(),
    /** The provider's idempotency key: a hash of the members' keys, in order. */
    key: model.text(),
    state: model.enum(["sending", "sent", "dissolved", "uncertain"]).default("sending"),
    members: model.number(),
    /** Of the bytes of the request; the same on every attempt. */
    sha256: model.text(),
    attempts: model.number().default(0),
    /** Workers that died over it. */
    crashes: model.number().default(0),
    /** An attempt may have been accepted: it is repeated as it is, or not at all. */
    maybe_accepted: model.boolean().default(false),
    token: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
    not_before: model.dateTime().nullable(),
    first_try_at: model.dateTime().nullable(),
    error: model.text().nullable(),
  }
)
