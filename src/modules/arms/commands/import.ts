import type { CalendarDate } from "../../../domain"

/** How rows are taken. */
export interface ImportOptions {
  readonly source: string
  /** First load of old receivables: nobody is mailed for them. */
  readonly opening: boolean
  readonly createAccounts: boolean
  /** Customers the source names are looked for among the accounts there are: by VAT id and address. */
  readonly matches?: boolean
  /** Documents from before this day are history too, whenever they are told of. */
  readonly openedOn?: CalendarDate
}

/** A row with the line it stands on. */
export interface Line<T> {
  readonly line: number
  readonly row: T
}

/** What an import did; `refused` names line and reason. */
export interface Imported {
  inserted: number
  updated: number
  unchanged: number
  readonly refused: { line: number; sentence: string }[]
}

/** Nothing done yet. */
export const nothingImported = (): Imported => ({ inserted: 0, updated: 0, unchanged: 0, refused: [] })
