import { createHmac } from "crypto"
import { request } from "https"
import { PermanentFailure } from "../operations"
import { pinnedTo, publicAddressOf, type Pinned } from "./public-address"

const DEADLINE_MS = 10_000

/** How a call is made; tests with a server of their own give other ways to find and trust it. */
export interface PostOptions {
  readonly secret: string
  readonly instant: Date
  readonly addressOf?: (host: string) => Promise<Pinned>
  readonly deadlineMs?: number
  readonly ca?: string
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
        ...pinnedTo(pinned),
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
