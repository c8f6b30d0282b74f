import { connect, createServer, type AddressInfo, type Server, type Socket } from "net"

/** Stands between a worker and its database: passes everything on, or swallows it, or cuts the lines. */
export class Proxy {
  private readonly server: Server
  private readonly lines = new Set<[Socket, Socket]>()

  constructor(target: URL) {
    this.server = createServer((here) => {
      const there = connect(Number(target.port), target.hostname)
      const line: [Socket, Socket] = [here, there]
      this.lines.add(line)
      for (const socket of line) {
        socket.on("error", () => this.drop(line))
        socket.on("close", () => this.drop(line))
      }
      here.pipe(there)
      there.pipe(here)
    })
  }

  /** Starts listening; answers the address of the database through it. */
  async start(target: string): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    const through = new URL(target)
    through.hostname = "127.0.0.1"
    through.port = String((this.server.address() as AddressInfo).port)
    return through.toString()
  }

  /** Lines that stand now lead nowhere any more, and nobody is told (half-open; F19). New ones work. */
  blackHole(): void {
    for (const [here, there] of this.lines) {
      here.unpipe(there)
      there.unpipe(here)
      here.pause()
      there.pause()
    }
  }

  async stop(): Promise<void> {
    for (const line of this.lines) this.drop(line)
    await new Promise((resolve) => this.server.close(resolve))
  }

  private drop(line: [Socket, Socket]): void {
    this.lines.delete(line)
    for (const socket of line) socket.destroy()
  }
}
