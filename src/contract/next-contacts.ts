import { z } from "@medusajs/framework/zod"
import type { Reason } from "../domain"
import { id } from "./primitives"

/** Query of what comes next: as things stand, or as they would with another policy. */
export const nextContactsQuery = z.strictObject({ policy_id: id.optional() })

/** Something a customer hears of, or an employee has to do about him, if nothing is paid until then. */
export interface NextContact {
  readonly task: string
  readonly step: string
  readonly operation: string
  readonly receivable_id: string | null
  readonly number: string | null
  /** The day it comes; for what waits the day it was due. */
  readonly day: string
  /** What it waits for today; `null`: for its day. */
  readonly waits_for: Reason | null
  /** Where it waits for quiet days: the first day on which they are over. */
  readonly until: string | null
}

/** What comes next for an account, by the policy that applies to it. */
export interface NextContactsResponse {
  readonly policy: { readonly id: string; readonly name: string }
  readonly status: "green" | "yellow" | "red"
  readonly next: readonly NextContact[]
  /** Steps of the policy by name: what an account can be exempted from. */
  readonly steps: readonly { readonly step: string; readonly name: string }[]
  /** What it is exempted from today, and the last day of it (`YYYY-MM-DD`). */
  readonly exemptions: readonly { readonly step: string; readonly name: string; readonly until: string }[]
}
