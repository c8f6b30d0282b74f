import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcile } from "../workflows/reconcile"

/** Looks every ten minutes what has changed in the shop: events may be lost (F32). */
export default async function armsReconcile(container: MedusaContainer): Promise<void> {
  await reconcile(container)
}

export const config = { name: "arms-reconcile", schedule: "*/10 * * * *" }
