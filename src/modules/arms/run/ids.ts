import { randomBytes } from "crypto"

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_DIGITS = 10
const RANDOM_DIGITS = 16
const POOL_BYTES = RANDOM_DIGITS * 512

let pool = Buffer.alloc(0)
let at = 0
let lastTime = 0

function random(): string {
  if (at + RANDOM_DIGITS > pool.length) {
    pool = randomBytes(POOL_BYTES)
    at = 0
  }
  let text = ""
  for (let digit = 0; digit < RANDOM_DIGITS; digit++) text += DIGITS[pool[at++] & 31]
  return text
}

function encode(time: number): string {
  let text = ""
  for (let left = time, digit = 0; digit < TIME_DIGITS; digit++) {
    text = DIGITS[left % 32] + text
    left = Math.floor(left / 32)
  }
  return text
}

/**
 * A new id `prefix_ULID`, as Medusa's own: it sorts by the millisecond it was made in. Randomness is
 * drawn in bulk: Medusa's generator asks the system once per digit, about half of the planning time.
 */
export function newId(prefix: string): string {
  lastTime = Math.max(lastTime, Date.now())
  return `${prefix}_${encode(lastTime)}${random()}`
}
