import { createServer, type Server } from "https"
import type { AddressInfo } from "net"
import { fetchDocument } from "../document"
import { CERT, KEY } from "./tls"

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5000, 32)])

describe("E-135 documents for attachments", () => {
  let server: Server

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer({ cert: CERT, key: KEY }, (req, res) => {
          if (req.url === "/good.pdf") return res.end(PDF)
          if (req.url === "/html.pdf") return res.end("<html>Please log in</html>")
          if (req.url === "/moved.pdf") return res.writeHead(302, { location: "https://169.254.169.254/" }).end()
          if (req.url === "/endless.pdf") {
            res.write(PDF)
            const more = setInterval(() => res.write(PDF), 1)
            return res.on("close", () => clearInterval(more))
          }
          if (req.url === "/silent.pdf") return
          return res.writeHead(404).end()
        }).listen(0, "127.0.0.1", resolve)
      })
  )

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const own = { addressOf: async () => ({ address: "127.0.0.1", family: 4 }), ca: CERT, deadlineMs: 500 }
  const at = (path: string) => `https://hook.arms.test:${(server.address() as AddressInfo).port}${path}`

  it("a PDF is taken whole", async () => {
    expect(await fetchDocument(at("/good.pdf"), PDF.length, own)).toEqual(PDF)
  })

  it.each([
    ["larger than allowed by a byte", "/good.pdf", PDF.length - 1],
    ["without an end", "/endless.pdf", 1_000_000],
    ["no PDF", "/html.pdf", 1_000_000],
    ["moved elsewhere", "/moved.pdf", 1_000_000],
    ["missing", "/none.pdf", 1_000_000],
    ["silent", "/silent.pdf", 1_000_000],
  ])("%s: none, and no exception", async (_name, path, max) => {
    expect(await fetchDocument(at(path), max, own)).toBeNull()
  })

  it.each(["http://shop.example/1.pdf", "https://127.0.0.1/1.pdf", "https://[::1]/1.pdf", "not an address"])(
    "B-G3 %s is not asked",
    async (url) => {
      expect(await fetchDocument(url, 1000)).toBeNull()
    }
  )
})
