import type { useDataTable } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Columns of a table. */
export type Columns<T> = Parameters<typeof useDataTable<T>>[0]["columns"]

type Cell<T> = (context: { row: { original: T } }) => ReactNode

/**
 * The first cell of a row as a button that opens it: the kit's rows take clicks only, and whoever has no mouse must get in
 * too.
 */
export function withOpening<T>(columns: Columns<T>, onOpen: (row: T) => void): Columns<T> {
  const first = columns.findIndex(({ id }) => id !== "select")
  return columns.map((column, at) => {
    if (at !== first) return column
    const inner = column.cell as unknown as Cell<T>
    const cell: Cell<T> = (context) => (
      <button
        type="button"
        className="txt-compact-small-plus text-left"
        onClick={(event) => {
          event.stopPropagation()
          onOpen(context.row.original)
        }}
      >
        {inner(context)}
      </button>
    )
    return { ...column, cell } as unknown as Columns<T>[number]
  })
}
