import { IMPORT_COLUMNS, type ImportKind } from "../../../src/contract/imports"

/** Column of ours → column of the file; none: it is not in the file. */
export type Mapping = Readonly<Record<string, string>>

const HEADER_BYTES = 64 * 1024

/** `;`, tab or comma, whichever the header line has most of: as the server reads it. */
const delimiterOf = (line: string) =>
  [",", ";", "\t"].reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best))

/** The columns of a file, from its first line. */
export async function headerOf(file: File): Promise<string[]> {
  const [line] = (await file.slice(0, HEADER_BYTES).text()).replace(/^\ufeff/, "").split(/\r?\n/)
  return line.split(delimiterOf(line)).map((one) => one.trim().replace(/^"|"$/g, ""))
}

/** Every column of a kind of file, those it must have first. */
export const columnsOf = (kind: ImportKind): readonly string[] => [
  ...IMPORT_COLUMNS[kind].required,
  ...IMPORT_COLUMNS[kind].optional,
]

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, "")

/**
 * Which column of the file is which of ours: as it was chosen for a file before that has the same column, else the one
 * called as ours is, or as `labelOf` calls it.
 */
export function guessed(
  kind: ImportKind,
  header: readonly string[],
  before: Mapping,
  labelOf: (name: string) => string
): Mapping {
  const taken = Object.values(before)
  const guess = (name: string) =>
    header.find((one) => !taken.includes(one) && [name, labelOf(name)].map(plain).includes(plain(one)))
  return Object.fromEntries(
    columnsOf(kind).flatMap((name) => {
      const chosen = before[name] && header.includes(before[name]) ? before[name] : guess(name)
      return chosen ? [[name, chosen]] : []
    })
  )
}

/**
 * The mapping as the API takes it; nothing where every column is called as ours is. A column of the file that is called
 * like one of ours and is not meant gets another name, so that it is left alone.
 */
export function mappingText(mapping: Mapping, header: readonly string[], kind: ImportKind): string | undefined {
  const meant = new Map(Object.entries(mapping).flatMap(([ours, theirs]) => (theirs ? [[theirs, ours] as const] : [])))
  const ours = columnsOf(kind)
  const pairs = header.flatMap((theirs, at) => {
    const name = meant.get(theirs) ?? (ours.includes(theirs) ? `unused_${at}` : theirs)
    return name === theirs ? [] : [`${theirs}=${name}`]
  })
  return pairs.length > 0 ? pairs.join(",") : undefined
}

/** A column of the file is one of ours: chosen for another, it is taken from the one before. */
export const choose = (mapping: Mapping, ours: string, theirs: string): Mapping => ({
  ...Object.fromEntries(Object.entries(mapping).map(([name, one]) => [name, one === theirs ? "" : one])),
  [ours]: theirs,
})
