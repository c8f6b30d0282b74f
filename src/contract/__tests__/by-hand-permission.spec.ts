import { permissionByHand } from "../permissions"

const OPERATIONS = {
  send_email: { group: "message", params: { text: { type: "text" } } },
  block_ordering: { group: "hold", params: {} },
  call_webhook: { group: "message", params: { url: { type: "url" } } },
} as const

describe("what an operation by hand needs", () => {
  it.each([
    ["send_email", "act"],
    ["block_ordering", "approve"],
    ["call_webhook", "configure"],
    ["constructor", "act"],
    [{ toString: 1 }, "act"],
  ])("%p: %s", (kind, needed) => {
    expect(permissionByHand(OPERATIONS, { operation: { kind } })).toBe(needed)
  })
})
