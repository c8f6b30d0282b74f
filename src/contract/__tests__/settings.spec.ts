import { settingsSchema, settingsUpdateSchema } from "../settings"

describe("a change to settings", () => {
  it("holds what was said and nothing else: what was not said is not set to its default", () => {
    const change = { value: { paused: true }, version: 3 }
    expect(settingsUpdateSchema.parse(change)).toEqual(change)
    expect(settingsUpdateSchema.parse({ value: {} })).toEqual({ value: {} })
  })

  it.each(Object.keys(settingsSchema.parse({})).filter((name) => name !== "last_pause_end"))(
    "may be of %s alone",
    (name) => {
      const value = { [name]: settingsSchema.parse({})[name as "paused"] }
      expect(settingsUpdateSchema.parse({ value })).toEqual({ value })
    }
  )

  it("cannot be of what ARMS keeps itself", () => {
    expect(settingsUpdateSchema.safeParse({ value: { last_pause_end: "2026-01-01" } }).success).toBe(false)
  })
})
