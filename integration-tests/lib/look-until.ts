import { scheduler } from "timers/promises"

const EVERY_MS = 50
const TRIES = 200

/** Asks until the answer is what is waited for; what happens in the background has no other end. */
export async function lookUntil<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await ask()
    if (isThere(answer)) return answer
    await scheduler.wait(EVERY_MS)
  }
  throw new Error("It did not come within ten seconds.")
}
