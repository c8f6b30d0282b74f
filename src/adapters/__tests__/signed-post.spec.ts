import { createHmac } from "crypto"
import { createServer, type Server } from "https"
import type { AddressInfo } from "net"
import { isPublicAddress } from "../public-address"
import { signedPost } from "../signed-post"
import { CERT, KEY } from "./tls"

interface Heard {
  readonly headers: Record<string, string>
  readonly body: string
}

describe("webhooks", () => {
  let server: Server
  let answer = 200
  let heard: Heard[] = []

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer({ cert: CERT, key: KEY }, (req, res) => {
          let body = ""
          req.on("data", (chunk) => (body += chunk))
          req.on("end", () => {
            heard.push({ headers: req.headers as Record<string, string>, body })
            if (answer === 0) return
            res.writeHead(answer, answer === 302 ? { location: "https://169.254.169.254/" } : {}).end()
          })
        }).listen(0, "127.0.0.1", resolve)
      })
  )

  beforeEach(() => (heard = []))

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const url = () => `https://hook.arms.test:${(server.address() as AddressInfo).port}/arms`
  const post = (over: { deadlineMs?: number } = {}) =>
    signedPost(
      url(),
      "arms/key-1",
      { action: "a1" },
      {
        secret: "s3cret",
        instant: new Date("2026-03-18T09:00:00Z"),
        addressOf: async () => ({ address: "127.0.0.1", family: 4 }),
        ca: CERT,
        ...over,
      }
    )

  it("Standard Webhooks: id, timestamp and signature over both and the body", async () => {
    answer = 204
    await expect(post()).resolves.toContain("hook.arms.test")
    const [{ headers, body }] = heard
    const timestamp = String(Date.parse("2026-03-18T09:00:00Z") / 1000)
    expect([headers["webhook-id"], headers["webhook-timestamp"]]).toEqual(["arms/key-1", timestamp])
    const signed = createHmac("sha256", "s3cret").update(`arms/key-1.${timestamp}.${body}`).digest("base64")
    expect(headers["webhook-signature"]).toBe(`v1,${signed}`)
    expect(JSON.parse(body)).toEqual({ action: "a1" })
  })

  it.each([
    [404, true, "answered 404"],
    [410, true, "answered 410"],
    [408, false, "answered 408"],
    [429, false, "answered 429"],
    [500, false, "answered 500"],
  ])("an answer %s is final: %s", async (code, final, sentence) => {
    answer = code
    await expect(post()).rejects.toMatchObject({
      message: expect.stringContaining(sentence),
      ...(final ? { permanent: true } : {}),
    })
    if (!final) await expect(post()).rejects.not.toHaveProperty("permanent")
  })

  it("B-G3: a redirect is not followed", async () => {
    answer = 302
    await expect(post()).rejects.toThrow("answered 302")
    expect(heard).toHaveLength(1)
  })

  it("D5: silence ends at our own deadline, with an unknown outcome", async () => {
    answer = 0
    await expect(post({ deadlineMs: 200 })).rejects.toThrow("did not answer in 0.2 s")
    expect(heard).toHaveLength(1)
  })

  it.each([
    "https://localhost/x",
    "https://127.0.0.1/x",
    "https://169.254.169.254/latest",
    "https://[::1]/x",
    "https://10.0.0.8/x",
  ])("B-G3: %s is refused for good before anything is sent", async (address) => {
    await expect(signedPost(address, "k", {}, { secret: "s", instant: new Date(0) })).rejects.toMatchObject({
      permanent: true,
    })
  })

  it("B-G3: only https", async () => {
    const options = { secret: "s", instant: new Date(0) }
    await expect(signedPost("http://example.com/x", "k", {}, options)).rejects.toThrow("is not https")
    await expect(signedPost("file:///etc/passwd", "k", {}, options)).rejects.toThrow("is not https")
  })

  it.each([
    ["93.184.216.34", true],
    ["2606:2800:220:1::1", true],
    ["0.0.0.0", false],
    ["100.64.0.1", false],
    ["172.16.0.1", false],
    ["172.32.0.1", true],
    ["192.168.1.1", false],
    ["198.18.0.1", false],
    ["224.0.0.1", false],
    ["::", false],
    ["::ffff:127.0.0.1", false],
    ["fe80::1", false],
    ["fd00::1", false],
    ["64:ff9b::7f00:1", false],
  ])("B-G3: %s is public: %s", (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })
})
