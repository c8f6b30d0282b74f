import type { CalendarDate } from "../../../domain"
import type { Db } from "../sql/db"
import { ensureSource } from "../sql/marks"
import { lockOrder } from "../sql/orders"
import type { EngineHost } from "./engine"
import { newId } from "./ids"

const AT_ONCE = 2

/**
 * Whoever works on an order is alone with it, among all processes. In this one two are worked on at a time, the others
 * wait for their turn: each holds a connection while Medusa needs others.
 */
export class OrderTurns {
  private running = 0
  private closed = false
  private rest: () => void = () => undefined
  private readonly waiting: (() => void)[] = []

  constructor(private readonly host: Pick<EngineHost, "transaction">) {}

  /** The process ends: what is under way is finished, nothing more begins (P29). */
  async close(): Promise<void> {
    this.closed = true
    for (const wake of this.waiting.splice(0)) wake()
    if (this.running > 0) await new Promise<void>((resolve) => (this.rest = resolve))
  }

  async run<T>(orderId: string, work: () => Promise<T>): Promise<T> {
    while (this.running >= AT_ONCE && !this.closed) await new Promise<void>((resolve) => this.waiting.push(resolve))
    if (this.closed) throw new Error("the process is ending: another one looks at it")
    this.running++
    try {
      return await this.host.transaction(async (db) => {
        await lockOrder(db, orderId)
        return work()
      })
    } finally {
      this.running--
      this.waiting.shift()?.()
      if (this.running === 0) this.rest()
    }
  }
}

/** The shop's orders are a source: those placed before it was heard of are an opening import. */
export const openShop = async (db: Db, today: CalendarDate): Promise<void> => {
  await ensureSource(db, { id: newId("arsrc"), name: "medusa", openedOn: today })
}
