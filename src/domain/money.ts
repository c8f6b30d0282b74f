/**
 * Money is a whole number of minor units (`bigint`) of one ISO 4217 currency. There is no float
 * and no sum over currencies anywhere in the domain (DESIGN §3.9).
 */
export type Minor = bigint

/** Minor units that differ from 2 (ISO 4217; `Intl` differs for 16 of 156 currencies, D12). */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** ISO 4217 active codes of currencies people owe money in. */
const CODES =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
const KNOWN = new Set(CODES.split(" "))

const AMOUNT = /^(-?)(\d{1,24})(?:\.(\d{1,8}))?$/

/** All currencies an amount may be in. */
export const currencies = (): string[] => [...KNOWN]

/** Upper-cases and checks a code; `null` when it is none (B-A16). */
export function parseCurrency(code: string): string | null {
  const upper = code.trim().toUpperCase()
  return KNOWN.has(upper) ? upper : null
}

/** Decimals of a currency: EUR 2, JPY 0, KWD 3, CLF 4. */
export const minorUnitsOf = (currency: string): number => EXPONENTS[currency] ?? 2

/**
 * Reads a decimal such as `12.50` in the currency's minor units. `null` when it is no plain
 * decimal or has more decimals than the currency, zeros excepted; nothing is rounded (B-A14).
 */
export function parseAmount(text: string, currency: string): Minor | null {
  const match = AMOUNT.exec(text)
  if (!match) return null
  const digits = minorUnitsOf(currency)
  const fraction = match[3] ?? ""
  if (/[^0]/.test(fraction.slice(digits))) return null
  const whole = BigInt(match[2] + fraction.slice(0, digits).padEnd(digits, "0"))
  return match[1] ? -whole : whole
}

/** `1250n` EUR → `12.50`. */
export function formatAmount(minor: Minor, currency: string): string {
  const digits = minorUnitsOf(currency)
  const sign = minor < 0n ? "-" : ""
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0")
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The smaller of two amounts. */
export const minOf = (a: Minor, b: Minor): Minor => (a < b ? a : b)

/** `part` ÷ `whole` in percent with two decimals, cut, not rounded; `null` when `whole` is 0. */
export function percentOf(part: Minor, whole: Minor): number | null {
  return whole === 0n ? null : Number((part * 10_000n) / whole) / 100
}
