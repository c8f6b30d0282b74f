import { ARMS_MODULE } from "../../modules/arms"
import type ArmsModuleService from "../../modules/arms/service"
import { assertMayOrder } from "../may-order"
import { cartCompletion } from "./cart"
import type { Door, DoorCall, DoorName, DoorState } from "./door"
import { fulfilment } from "./fulfilment"
import { claim, draftConversion, exchange, orderCreation, orderEdit, orderTransfer } from "./orders"

export { DOORS, type Door, type DoorCall, type DoorName, type DoorState } from "./door"

/** Every door to an order in this version of Medusa. A new one is a line here. */
export const doors: readonly Door[] = [
  cartCompletion,
  orderCreation,
  draftConversion,
  orderEdit,
  exchange,
  claim,
  orderTransfer,
  fulfilment,
]

const states = new Map<DoorName, DoorState>()

/** How a door is guarded here. */
export const doorState = (door: Door): DoorState => states.get(door.name) ?? (door.route ? "route_only" : "open")

/** Notes how a door is guarded. */
export const setDoorState = (name: DoorName, state: DoorState): void => {
  states.set(name, state)
}

/** Asks at a door; what may not pass is refused. */
export async function askAt(door: Door, call: DoorCall): Promise<void> {
  const arms = call.container.resolve<ArmsModuleService>(ARMS_MODULE)
  if (!arms.enabled) return
  const intent = await door.intent(call)
  if (intent) await assertMayOrder(arms, intent)
}
