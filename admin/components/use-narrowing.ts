import type { DataTableDateComparisonOperator, DataTableFilteringState } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useSearchParams } from "react-router-dom"

const listOf = (value: unknown): string | undefined => {
  const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return values.length > 0 ? values.join(",") : undefined
}

/** A day of the address as the table's pickers want it: midnight where the browser is; nothing for what is no day. */
export const momentOf = (day: string | undefined): string | undefined => {
  const at = new Date(`${day}T00:00:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** The day of such a moment, YYYY-MM-DD. */
export const dayOf = (moment: string | Date) => {
  const at = new Date(moment)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The one filter that is two words of the address, `from` and `to`. */
const DAYS = "days"
const BOUNDS = ["from", "to"]

const boundsOf = (value: unknown) => {
  const { $gte, $lte } = (value ?? {}) as DataTableDateComparisonOperator
  return { from: $gte ? dayOf($gte) : undefined, to: $lte ? dayOf($lte) : undefined }
}

/**
 * Filters and search stand in the address: a link shows the same rows. `filters` names those a person chooses in the
 * table (`many`: several values at once; `days`: a range, in the address `from` and `to`), `fixed` those only a link sets.
 */
export function useNarrowing(
  { filters, many, fixed }: { filters: readonly string[]; many: readonly string[]; fixed: readonly string[] },
  restart: () => void
) {
  const [params, setParams] = useSearchParams()
  const query = useMemo(
    () =>
      Object.fromEntries(
        [...filters.flatMap((name) => (name === DAYS ? BOUNDS : name)), ...fixed, "q"].map((name) => [
          name,
          params.get(name) ?? undefined,
        ])
      ),
    [params, filters, fixed]
  )
  // A filter that was added and has no value yet: it is shown, and narrows nothing.
  const [empty, setEmpty] = useState<DataTableFilteringState>({})
  const filtering = useMemo<DataTableFilteringState>(() => {
    const [from, to] = BOUNDS.map((name) => momentOf(query[name]))
    const chosen = filters.flatMap((name): [string, unknown][] => {
      if (name === DAYS) return from || to ? [[name, { $gte: from, $lte: to }]] : []
      const value = query[name]
      return value ? [[name, many.includes(name) ? value.split(",") : value]] : []
    })
    return { ...empty, ...Object.fromEntries(chosen) }
  }, [query, filters, many, empty])
  const [home] = useState(() => window.location.pathname)
  const set = (values: Record<string, string | undefined>) => {
    // A search that rests when the page has been left must not write into the next page's address.
    if (window.location.pathname !== home) return
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
    restart()
  }
  return {
    query,
    filtering,
    search: query.q ?? "",
    setFiltering: (next: DataTableFilteringState) => {
      const named = filters.map((name) => (name === DAYS ? boundsOf(next[name]) : { [name]: listOf(next[name]) }))
      setEmpty(Object.fromEntries(Object.entries(next).filter(([, value]) => listOf(value) === undefined)))
      set(Object.assign({}, ...named) as Record<string, string | undefined>)
    },
    setSearch: (q: string) => set({ q }),
  }
}
