import { get } from "https"
import type { Readable } from "stream"
import { pinnedTo, publicAddressOf, type Pinned } from "./public-address"

const DEADLINE_MS = 10_000
const PDF = Buffer.from("%PDF-")

/** How a document is fetched; tests with a server of their own give other ways to find and trust it. */
export interface FetchOptions {
  readonly addressOf?: (host: string) => Promise<Pinned>
  readonly deadlineMs?: number
  readonly ca?: string
}

/** The body; `null` as soon as it is larger than allowed, or when it does not begin like a PDF. */
async function pdfIn(response: Readable, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    size += part.length
    if (size > maxBytes) return null
    parts.push(part)
  }
  const whole = Buffer.concat(parts)
  return whole.subarray(0, PDF.length).equals(PDF) ? whole : null
}

/**
 * Fetches a document from a public https address: looked up once and pinned, no redirects, own deadline.
 * Whatever goes wrong, the mail goes without it (E-135): `null`.
 */
export async function fetchDocument(
  url: string,
  maxBytes: number,
  { addressOf = publicAddressOf, deadlineMs = DEADLINE_MS, ca }: FetchOptions = {}
): Promise<Buffer | null> {
  try {
    const target = new URL(url)
    if (target.protocol !== "https:") return null
    const pinned = await addressOf(target.hostname.replace(/^\[|\]$/g, ""))
    const signal = AbortSignal.timeout(deadlineMs)
    return await new Promise((resolve, reject) => {
      const call = get(target, { ca, signal, ...pinnedTo(pinned) }, (response) => {
        const taken = response.statusCode === 200 ? pdfIn(response, maxBytes) : Promise.resolve(null)
        taken.then(resolve, reject).finally(() => response.destroy())
      })
      call.on("error", reject)
    })
  } catch {
    return null
  }
}
