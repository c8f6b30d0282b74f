import { closeSync, fsyncSync, openSync, writeSync } from "fs"

/** One request as the provider saw it. */
export interface Entry {
  /** Milliseconds since 1970, on the machine's own clock. */
  readonly at: number
  readonly path: string
  readonly key: string
  readonly sha256: string
  /** `repeated`: same key and bytes, nothing new was sent. `lost`: taken by nobody. */
  readonly outcome: "accepted" | "repeated" | "refused" | "clash" | "lost"
  readonly why: string
  readonly mails: readonly {
    readonly id: string
    readonly to: string
    readonly subject: string
    readonly notice: string
    /** Names of the files it carries, with their bytes. */
    readonly files: readonly string[]
  }[]
}

/** What the journal says of all mails together. */
export interface Verdict {
  readonly requests: number
  readonly refused: number
  /** Mails accepted, and how many different notices they carry. */
  readonly accepted: number
  readonly distinct: number
  /** Notices that were accepted more than once. */
  readonly doubled: readonly string[]
  /** Keys that were tried with more than one content. */
  readonly otherBytes: readonly string[]
}

/** Append-only, on disk before the provider answers: what it says was sent was sent. */
export class Journal {
  readonly entries: Entry[] = []
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, "a")
  }

  write(entry: Entry): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`)
    fsyncSync(this.file)
    this.entries.push(entry)
  }

  close(): void {
    closeSync(this.file)
  }

  /** Accepted mails, in order. */
  get mails() {
    return this.entries.flatMap((entry) => (entry.outcome === "accepted" ? entry.mails : []))
  }

  verdict(): Verdict {
    const times = new Map<string, number>()
    for (const { notice } of this.mails) times.set(notice, (times.get(notice) ?? 0) + 1)
    const bytes = new Map<string, Set<string>>()
    for (const { key, sha256 } of this.entries) bytes.set(key, (bytes.get(key) ?? new Set()).add(sha256))
    return {
      requests: this.entries.length,
      refused: this.entries.filter((entry) => entry.outcome === "refused").length,
      accepted: this.mails.length,
      distinct: times.size,
      doubled: [...times].filter(([, count]) => count > 1).map(([notice]) => notice),
      otherBytes: [...bytes].filter(([, seen]) => seen.size > 1).map(([key]) => key),
    }
  }
}
