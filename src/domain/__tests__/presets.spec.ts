import { date, policyFromPreset, PRESET_LANGUAGES, presets, type Policy } from ".."

const ON = date("2026-01-01")
const inLanguages = presets.flatMap((preset) => PRESET_LANGUAGES.map((language) => [preset.key, language] as const))
const policyIn = (key: string, language?: (typeof PRESET_LANGUAGES)[number]): Policy =>
  policyFromPreset(
    presets.find((one) => one.key === key)!,
    "p",
    ON,
    language
  )

/** Everything of a policy but what its parts are called. */
const nameless = (policy: Policy): unknown =>
  JSON.parse(JSON.stringify(policy, (key, value: unknown) => (key === "name" ? undefined : value)))

describe("presets", () => {
  it.each(inLanguages)("%s in %s is the same policy, and each name in a status stands once", (key, language) => {
    const policy = policyIn(key, language)
    expect(nameless(policy)).toEqual(nameless(policyIn(key)))
    for (const status of ["green", "yellow", "red"]) {
      const names = policy.tasks.filter((task) => task.status === status).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
    for (const { name } of [...policy.tasks, ...policy.status_rules]) expect(name).toMatch(/^\S.*\S$/)
  })

  it("names tasks and rules in the merchant's language, English where he has said none", () => {
    const names = (policy: Policy) => [policy.name, policy.tasks[0].name, policy.status_rules[0].name]
    expect(names(policyIn("standard"))).toEqual(["Standard", "Thank you for your order", "15 days overdue → yellow"])
    expect(names(policyIn("standard", "pl"))).toEqual([
      "Standardowa",
      "Podziękowanie za zamówienie",
      "15 dni zaległości → żółty",
    ])
    expect(names(policyIn("standard", "de"))).toEqual([
      "Standard",
      "Dank für die Bestellung",
      "15 Tage überfällig → gelb",
    ])
  })
})
