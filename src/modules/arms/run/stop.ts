import { setTimeout as wait } from "timers/promises"

/** A request to stop: nothing new is begun, what is under way is finished or handed back. */
export class Stop {
  private readonly controller = new AbortController()

  get asked(): boolean {
    return this.controller.signal.aborted
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  ask(): void {
    this.controller.abort()
  }
}

/** Waits, unless a stop is asked for meanwhile. */
export async function pause(seconds: number, stop: Stop): Promise<void> {
  if (seconds <= 0 || stop.asked) return
  await wait(seconds * 1000, undefined, { signal: stop.signal }).catch(() => undefined)
}
