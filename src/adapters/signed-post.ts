import { createHmac } from "crypto"
import { lookup } from "dns/promises"
import { request } from "https"
import { isIPv4 } from "net"
import { PermanentFailure } from "../operations"

const DEADLINE_MS = 10_000

/** An address that was looked up once and is used for the call. */
export interface Pinned {
  readonly address: string
  readonly family: number
}

/** How a call is made; tests with a server of their own give other ways to find and trust it. */
export interface PostOptions {
  readonly secret: string
  readonly instant: Date
  readonly addressOf?: (host: string) => Promise<Pinned>
  readonly deadlineMs?: number
  readonly ca?: string
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
async function publicAddressOf(host: string): Promise<Pinned> {
  const found = await lookup(host, { all: true })
  if (found.length === 0 || found.some((one) => !isPublicAddress(one.address))) {
    throw new PermanentFailure(`The webhook address ${host} does not lead to the public internet.`)
  }
  return found[0]
}

/**
 * Posts JSON, signed as Standard Webhooks describe (`webhook-id`, `-timestamp`, `-signature`), to a
 * public https address: looked up once and pinned, no redirects, own deadline.
 */
export async function signedPost(
  url: string,
  key: string,
  body: unknown,
  { secret, instant, addressOf = publicAddressOf, deadlineMs = DEADLINE_MS, ca }: PostOptions
): Promise<string> {
  const target = new URL(url)
  if (target.protocol !== "https:") throw new PermanentFailure(`The webhook address ${target.host} is not https.`)
  const pinned = await addressOf(target.hostname.replace(/^\[|\]$/g, ""))
  const payload = JSON.stringify(body)
  const timestamp = String(Math.floor(instant.getTime() / 1000))
  const signature = createHmac("sha256", secret).update(`${key}.${timestamp}.${payload}`).digest("base64")
  return new Promise((resolve, reject) => {
    const call = request(
      target,
      {
        method: "POST",
        ca,
        signal: AbortSignal.timeout(deadlineMs),
        family: pinned.family,
        lookup: (_host, options, done) =>
          options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
        headers: {
          "content-type": "application/json",
          "webhook-id": key,
          "webhook-timestamp": timestamp,
          "webhook-signature": `v1,${signature}`,
        },
      },
      (response) => {
        response.resume()
        const code = response.statusCode ?? 0
        if (code >= 200 && code < 300) resolve(target.host)
        else if (code >= 400 && code < 500 && code !== 408 && code !== 429)
          reject(new PermanentFailure(`The webhook at ${target.host} answered ${code}.`))
        else reject(new Error(`The webhook at ${target.host} answered ${code}.`))
      }
    )
    const late = new Error(`The webhook at ${target.host} did not answer in ${deadlineMs / 1000} s.`)
    call.on("error", (error) => reject(error.name === "TimeoutError" || error.name === "AbortError" ? late : error))
    call.end(payload)
  })
}
