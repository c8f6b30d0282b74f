import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)

/** The order linked to something of another module. */
async function linked(container: MedusaContainer, entity: string, fields: string, id: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["id", fields], filters: { id } })
  const found = fields.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], data[0])
  return text(found)
}

/** The order an event is about; `null`: about none. */
export async function orderOfEvent(
  container: MedusaContainer,
  name: string,
  data: Record<string, unknown>
): Promise<string | null> {
  const id = text(data.id)
  if (text(data.order_id)) return text(data.order_id)
  if (id === null) return null
  if (name.startsWith("payment.")) return linked(container, "payment", "payment_collection.order.id", id)
  if (name.startsWith("shipment.")) return linked(container, "fulfillment", "order.id", id)
  return name.startsWith("order.") ? id : null
}
