import { createHmac, timingSafeEqual } from "crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What a link may be used for; a token of one purpose is worth nothing for another (B-L3). */
export type LinkPurpose = "unsubscribe" | "case"

const MAC_BYTES = 24

/** Signs ids for links without a session; nothing is stored, and the id is no personal data. */
export class Links {
  private constructor(private readonly secret: Buffer) {}

  /** With a key made of the host's own secret, so that there is none of ours to keep. */
  static of(container: MedusaContainer): Links {
    const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    const { cookieSecret, jwtSecret } = projectConfig.http
    return new Links(
      createHmac("sha256", String(cookieSecret ?? jwtSecret))
        .update("arms links")
        .digest()
    )
  }

  /** `<id>.<signature>`, safe in a URL. */
  token(purpose: LinkPurpose, id: string): string {
    return `${id}.${this.mac(purpose, id).toString("base64url")}`
  }

  /** The id a token was made for, or `null`; takes as long for a wrong one. */
  idOf(purpose: LinkPurpose, token: string): string | null {
    const [id, given = ""] = token.slice(0, 300).split(".")
    const mac = this.mac(purpose, id)
    const bytes = Buffer.from(given, "base64url")
    const same = timingSafeEqual(mac, bytes.length === MAC_BYTES ? bytes : Buffer.alloc(MAC_BYTES))
    return same && bytes.toString("base64url") === given && token === `${id}.${given}` ? id : null
  }

  private mac(purpose: LinkPurpose, id: string): Buffer {
    return createHmac("sha256", this.secret).update(`${purpose}|${id}`).digest().subarray(0, MAC_BYTES)
  }
}
