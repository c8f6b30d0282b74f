import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { guardState } from "../../src/workflows/register-guard"
import { complete, readyCart, setScene } from "../lib/checkout"
import { armsOf, type Api } from "../lib/shop"

jest.setTimeout(180_000)

const seen: string[] = []

// A host takes the hook when its file is loaded, long before ARMS looks.
completeCartWorkflow.hooks.validate(async ({ cart }) => {
  seen.push(cart.id)
  return new StepResponse(undefined)
})

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }: { api: Api; getContainer: () => never }) => {
    it("F71 E-117: a host that owns the hook boots, is composed with, and its own handler still runs", async () => {
      const scene = await setScene(getContainer(), api)
      const arms = armsOf(getContainer())
      expect(guardState()).toBe("composed")
      const placed = await arms.execute(
        "place_hold",
        { account_id: scene.accountId, strength: "all_orders" },
        { actor: "test", reason: "test" }
      )
      const cart = await readyCart(getContainer(), api, scene, scene.customerIds[1])
      const refused = await complete(api, scene, cart)
      expect([refused.status, refused.data.code]).toEqual([400, "arms_checkout_blocked"])
      expect(seen).toEqual([])
      await arms.execute("release_hold", { hold_id: placed.result.hold_id }, { actor: "test", reason: "test" })
      expect((await complete(api, scene, cart)).data).toMatchObject({ type: "order" })
      expect(seen).toEqual([cart])
    })
  },
} as never)
