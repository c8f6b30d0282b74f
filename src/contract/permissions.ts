import type { OperationTraits } from "../domain"
import type { CommandName } from "./commands"

/** What a user may do with ARMS. Without assignments every admin may do everything. */
export const PERMISSIONS = ["see", "act", "approve", "configure"] as const
/** See {@link PERMISSIONS}. */
export type ArmsPermission = (typeof PERMISSIONS)[number]

const APPROVE: readonly CommandName[] = [
  "write_off",
  "reverse_write_off",
  "cancel_receivable",
  "reopen_receivable",
  "merge_accounts",
  "accept_proposal",
  "dismiss_proposal",
  "accept_all_proposals",
  "release_hold",
  "place_hold",
  "set_terms",
  "overrule",
  "approve_limit",
  "review_limit",
  "reject_limit",
  "release_order",
  "reject_order",
  "record_refund",
]
const CONFIGURE: readonly CommandName[] = [
  "record_rates",
  "assign_policy",
  "connect_source",
  "disconnect_source",
  "choose_preset",
  "finish_set_up",
  "resume_sending",
  "confirm_installation",
]

/** The one permission a command needs. */
export const permissionOf = (name: CommandName): ArmsPermission => {
  if (APPROVE.includes(name)) return "approve"
  return CONFIGURE.includes(name) ? "configure" : "act"
}

type ByHand = Pick<OperationTraits, "group"> & { readonly params: Readonly<Record<string, { readonly type: string }>> }

/**
 * The one permission an operation by hand needs: blocking and releasing are decided by those who approve, where customers'
 * facts may be sent by those who configure.
 */
export const permissionByHand = (operations: Readonly<Record<string, ByHand>>, body: unknown): ArmsPermission => {
  const kind = (body as { operation?: { kind?: unknown } } | null)?.operation?.kind
  const operation = typeof kind === "string" && Object.hasOwn(operations, kind) ? operations[kind] : null
  if (operation && Object.values(operation.params).some(({ type }) => type === "url")) return "configure"
  const group = operation?.group
  return group === "hold" || group === "release" ? "approve" : permissionOf("do_now")
}
