import type { DataTableFilteringState } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useSearchParams } from "react-router-dom"

const listOf = (value: unknown): string | undefined => {
  const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return values.length > 0 ? values.join(",") : undefined
}

/**
 * Filters and search stand in the address: a link shows the same rows. `filters` names those a person chooses in the
 * table (`many`: several values at once), `fixed` those only a link sets.
 */
export function useNarrowing(
  { filters, many, fixed }: { filters: readonly string[]; many: readonly string[]; fixed: readonly string[] },
  restart: () => void
) {
  const [params, setParams] = useSearchParams()
  const query = useMemo(
    () => Object.fromEntries([...filters, ...fixed, "q"].map((name) => [name, params.get(name) ?? undefined])),
    [params, filters, fixed]
  )
  // A filter that was added and has no value yet: it is shown, and narrows nothing.
  const [empty, setEmpty] = useState<DataTableFilteringState>({})
  const filtering = useMemo<DataTableFilteringState>(() => {
    const chosen = filters.flatMap((name) => {
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
      setEmpty(Object.fromEntries(Object.entries(next).filter(([, value]) => listOf(value) === undefined)))
      set(Object.fromEntries(filters.map((name) => [name, listOf(next[name])])))
    },
    setSearch: (q: string) => set({ q }),
  }
}
