import fc from "fast-check"
import { currencies, formatAmount, minorUnitsOf, parseAmount, parseCurrency, percentOf } from ".."

describe("money", () => {
  it.each([
    ["12.50", "EUR", 1250n],
    ["12.5000", "EUR", 1250n],
    ["0.5", "JPY", null],
    ["500", "JPY", 500n],
    ["1.234", "KWD", 1234n],
    ["1.2345", "KWD", null],
    ["1.2345", "CLF", 12345n],
    ["10", "HUF", 1000n],
    ["1.005", "EUR", null],
    ["12,50", "EUR", null],
    ["1e3", "EUR", null],
    ["0x10", "EUR", null],
    ["Infinity", "EUR", null],
    ["", "EUR", null],
    ["9007199254740993", "EUR", 900719925474099300n],
  ])("E-73 B-A14 B-A15: %s %s", (text, currency, expected) => {
    expect(parseAmount(text, currency)).toBe(expected)
  })

  it("DESIGN 3.9: formatting and parsing are inverse for every currency", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.constantFrom(...currencies()),
        (minor, currency) => {
          expect(parseAmount(formatAmount(minor, currency), currency)).toBe(minor)
        }
      ),
      { numRuns: 2000 }
    )
  })

  it("D12: minor units are ISO 4217's, not those of Intl", () => {
    expect(["HUF", "IDR", "PKR", "COP", "IQD", "JPY", "KWD", "CLF"].map(minorUnitsOf)).toEqual([2, 2, 2, 2, 3, 0, 3, 4])
    expect(currencies().length).toBeGreaterThan(150)
  })

  it.each([
    ["eur", "EUR"],
    ["EURO", null],
    ["XXX", null],
    ["zł", null],
  ])("B-A16: currency %s", (code, expected) => {
    expect(parseCurrency(code)).toBe(expected)
  })

  it("a share of nothing is not known", () => {
    expect(percentOf(1n, 3n)).toBe(33.33)
    expect(percentOf(1n, 0n)).toBeNull()
  })
})
