import { lookup } from "dns/promises"
import { isIPv4, type LookupFunction } from "net"
import { PermanentFailure } from "../operations"

/** An address that was looked up once and is used for the call. */
export interface Pinned {
  readonly address: string
  readonly family: number
}

/** Loopback, private, link-local and other addresses that are not the public internet (B-G3). */
export function isPublicAddress(address: string): boolean {
  if (!isIPv4(address)) {
    const lower = address.toLowerCase()
    if (lower.startsWith("::ffff:")) return isPublicAddress(lower.slice(7))
    return lower !== "::" && lower !== "::1" && !/^(f[cd]|fe[89ab]|ff|64:ff9b|2002|2001:0?:)/.test(lower)
  }
  const [a, b] = address.split(".").map(Number)
  const shared = a === 100 && b >= 64 && b <= 127
  const reserved = a === 0 || a === 10 || a === 127 || a >= 224 || shared
  return (
    !reserved &&
    !(a === 169 && b === 254) &&
    !(a === 172 && b >= 16 && b <= 31) &&
    !(a === 192 && (b === 168 || b === 0)) &&
    !(a === 198 && (b === 18 || b === 19))
  )
}

/** Where a host is, if all of its addresses are public. */
export async function publicAddressOf(host: string): Promise<Pinned> {
  const found = await lookup(host, { all: true })
  if (found.length === 0 || found.some((one) => !isPublicAddress(one.address))) {
    throw new PermanentFailure(`The address ${host} does not lead to the public internet.`)
  }
  return found[0]
}

/** Options of a request that goes to an address looked up before, whatever the name leads to by now. */
export const pinnedTo = (pinned: Pinned) => ({
  family: pinned.family,
  lookup: ((_host, options, done) =>
    options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family)) as LookupFunction,
})
