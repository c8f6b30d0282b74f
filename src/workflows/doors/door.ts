import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderIntent } from "../may-order"

/** What a wrapped step receives from Medusa: the workflow's input and a container. */
export interface DoorCall {
  readonly container: MedusaContainer
  readonly payload: Readonly<Record<string, unknown>>
}

/** A way to make or raise an order. */
export interface Door {
  readonly name: DoorName
  /** Medusa's workflow and the step of it that decides whether it goes on. */
  readonly workflow: string
  readonly step: string
  /** The same by HTTP, guarded where the step cannot be; `:id` names what is asked about. */
  readonly route: string | null
  /** What the order would be; `null`: nothing is to be decided. */
  intent(call: DoorCall): Promise<OrderIntent | null>
  /** Where Medusa has no event for what has passed: the step that knows the order, from its input or its answer. */
  readonly untold?: {
    readonly step: string
    orderOf(payload: Readonly<Record<string, unknown>>, output: unknown): string | null
  }
  /** Input of the workflow for the route's `:id`. */
  payloadOf(id: string): Readonly<Record<string, unknown>>
}

/** Names of the doors. */
export const DOORS = [
  "cart_completion",
  "order_creation",
  "draft_conversion",
  "order_edit",
  "exchange",
  "claim",
  "order_transfer",
  "fulfilment",
] as const
/** See {@link DOORS}. */
export type DoorName = (typeof DOORS)[number]

/** How a door is guarded in this installation. */
export type DoorState = "hook" | "composed" | "step" | "route_only" | "open"
