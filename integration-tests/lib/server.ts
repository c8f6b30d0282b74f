import type { ChildProcess } from "child_process"
import { scheduler } from "timers/promises"

const ASK_EVERY_MS = 250

/** Asks a server until it answers; rejects when it ends before. */
export async function untilHealthy(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://localhost:${port}/health`).catch(() => null)
    if (answer?.ok) return
    await scheduler.wait(ASK_EVERY_MS)
  }
  throw new Error(`The server ended with ${child.exitCode}`)
}
