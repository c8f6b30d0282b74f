import { MedusaError } from "@medusajs/framework/utils"
import { factsByName, type FactDefinition } from "../../domain"
import type { Catalog } from "../../contract/task"
import type { ReceivableSource } from "../../contract/source"
import { operationsByKind, type OperationDefinition } from "../../operations"

/** Options of the plugin, in `medusa-config.ts`. */
export interface ArmsOptions {
  /** `false` turns ARMS off at every door; so does the environment variable `ARMS_OFF=true`. */
  readonly enabled?: boolean
  /** Lets an admin set the time; mail then goes to the local outbox only. */
  readonly test_clock?: boolean
  /** The test clock is refused when `NODE_ENV=production` unless this is said. */
  readonly allow_in_production?: boolean
  /** Seconds a worker may be silent before another takes its work over. */
  readonly lease_seconds?: number
  /** Public https address of the backend, for links in mails; else the environment's `ARMS_PUBLIC_URL`. */
  readonly public_url?: string
  /** Operations of other plugins, named `vendor/kind`. */
  readonly operations?: readonly OperationDefinition[]
  /** Facts of other plugins, named `vendor/name`. */
  readonly facts?: readonly FactDefinition[]
  /** Ledgers of other plugins, named `vendor/name`. */
  readonly sources?: readonly ReceivableSource[]
}

const KNOWN = [
  "enabled",
  "test_clock",
  "allow_in_production",
  "lease_seconds",
  "public_url",
  "operations",
  "facts",
  "sources",
]

/** Medusa adds these to the options of every module. */
const FROM_MEDUSA = ["database"]

const distance = (a: string, b: string): number => {
  const shared = [...a].filter((character) => b.includes(character)).length
  return Math.max(a.length, b.length) - shared
}

const wrong = (sentence: string) => new MedusaError(MedusaError.Types.INVALID_DATA, `ARMS options: ${sentence}`)

/** Refuses misspelt or impossible options at start-up, naming the nearest valid one (B-G7). */
export function checkOptions(options: ArmsOptions & Record<string, unknown>): ArmsOptions {
  for (const key of Object.keys(options)) {
    if (KNOWN.includes(key) || FROM_MEDUSA.includes(key)) continue
    const [nearest] = [...KNOWN].sort((a, b) => distance(key, a) - distance(key, b))
    throw wrong(`"${key}" is not one; did you mean "${nearest}"? Allowed: ${KNOWN.join(", ")}.`)
  }
  const lease = options.lease_seconds ?? 60
  if (!Number.isInteger(lease) || lease < 1 || lease > 3600) {
    throw wrong(`lease_seconds is ${lease}: expected a whole number between 1 and 3600.`)
  }
  const address = publicUrlOf(options)
  if (address !== null && !/^https?:\/\/[^\s/]+(\/[^\s]*)?$/.test(address)) {
    throw wrong(`public_url is "${address.slice(0, 64)}": expected an address such as https://api.shop.example.`)
  }
  if (options.test_clock && process.env.NODE_ENV === "production" && !options.allow_in_production) {
    throw wrong("test_clock is on in production: expected false, or allow_in_production: true beside it.")
  }
  return options
}

/** Public address of the backend, without a slash at its end. */
export const publicUrlOf = (options: ArmsOptions): string | null =>
  (options.public_url ?? process.env.ARMS_PUBLIC_URL ?? "").replace(/\/+$/, "") || null

/** Where the provider reports to, for people to read. */
export const hookAddress = (publicUrl: string | null): string =>
  `${publicUrl ?? "the public address"}/hooks/arms/resend`

/** Is ARMS switched on? */
export const isEnabled = (options: ArmsOptions): boolean => options.enabled !== false && process.env.ARMS_OFF !== "true"

/** What tasks may be made of in this installation. */
export const catalogOf = (options: ArmsOptions): Catalog => ({
  facts: factsByName(options.facts),
  operations: operationsByKind(options.operations),
})
