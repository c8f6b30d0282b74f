import type { ClaimedNotice } from "../sql/notices"

/** When an attempt whose end nobody knows may be repeated, and when it may not: one place for both ways of sending. */

/** A receiver remembers a key for 24 h; after 23 h nothing is repeated (D4). */
export const MEMORY_HOURS = 23
/** So many workers may die over one piece of work before it is set aside (F13). */
export const CRASHES_ALLOWED = 5

/** Sentences of the register for what is left to a person. */
export const TOO_LATE = `No answer for ${MEMORY_HOURS} hours: it may have been sent.`
export const CHANGED = "What it says has changed since an attempt that may have been accepted."
export const DEADLY = `A worker died ${CRASHES_ALLOWED} times over it.`

/** Key of a notice for its receiver; another one each time a person has it sent again. */
export const keyOf = ({ key, sent_again }: Pick<ClaimedNotice, "key" | "sent_again">): string =>
  sent_again === 0 ? key : `${key}.${sent_again}`
