import { minorUnitsOf, type Minor } from "./money"

/** A decimal to the last digit the platform computes, as a whole number of 10^−20 of a currency's unit. */
export type Exact = bigint

const DIGITS = 20
const SHAPE = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** Decimal text, also with an exponent (`1e-7`); digits behind the 20th are cut. `null`: it is no number. */
export function parseExact(text: string): Exact | null {
  const match = SHAPE.exec(text.trim())
  if (!match) return null
  const [, sign, whole, fraction = "", exponent = "0"] = match
  const shift = DIGITS - fraction.length + Number(exponent)
  const digits = BigInt(whole + fraction)
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift)
  return sign === "-" ? -value : value
}

const unitOf = (currency: string): bigint => 10n ** BigInt(DIGITS - minorUnitsOf(currency))

/** Rounded to the minor unit of the currency, halves away from nothing. */
export function toMinor(exact: Exact, currency: string): Minor {
  const unit = unitOf(currency)
  const half = exact < 0n ? -unit / 2n : unit / 2n
  return (exact + half) / unit
}

/** Minor units as an exact amount. */
export const ofMinor = (minor: Minor, currency: string): Exact => minor * unitOf(currency)

/** Decimal text without needless zeros. */
export function formatExact(exact: Exact): string {
  const [sign, rest] = exact < 0n ? ["-", -exact] : ["", exact]
  const digits = rest.toString().padStart(DIGITS + 1, "0")
  const fraction = digits.slice(-DIGITS).replace(/0+$/, "")
  return `${sign}${digits.slice(0, -DIGITS)}${fraction === "" ? "" : `.${fraction}`}`
}

/** 10^−digits: up to that difference Medusa calls an order settled. */
export const epsilonOf = (digits: number): Exact => 10n ** BigInt(DIGITS - digits)

/** Decimal text that Medusa or our own tables wrote, so it is a number. */
export const exactOf = (text: string): Exact => parseExact(text) ?? 0n
