import { DataTable, type UseDataTableReturn } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Named } from "./named"

interface Props<T> {
  readonly table: UseDataTableReturn<T>
  /** What stands in the search field; none: no search. */
  readonly search?: string
  readonly empty: string
  readonly emptyHint?: string
  /** Where rows can be chosen together: what their number is called. */
  readonly selected?: (count: number) => string
}

/** A table with its filters, search, pages and what stands there when no row does. */
export const List = <T,>({ table, search, empty, emptyHint, selected }: Props<T>) => {
  const { t } = useTranslation("arms")
  const words = {
    of: t("list.of"),
    results: t("list.results"),
    pages: t("list.pages"),
    prev: t("list.prev"),
    next: t("list.next"),
  }
  const hasFilters = table.getFilters().length > 0
  return (
    <Named>
      <DataTable instance={table}>
        {hasFilters || search ? (
          <DataTable.Toolbar
            translations={{ clearAll: t("list.clear") }}
            className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center"
          >
            {hasFilters ? <DataTable.FilterMenu /> : null}
            {search ? <DataTable.Search placeholder={search} /> : null}
          </DataTable.Toolbar>
        ) : null}
        <DataTable.Table
          emptyState={{
            empty: { heading: empty, description: emptyHint },
            filtered: { heading: t("list.filteredEmpty"), description: t("list.filteredEmptyHint") },
          }}
        />
        <DataTable.Pagination translations={words} />
        {selected ? <DataTable.CommandBar selectedLabel={selected} /> : null}
      </DataTable>
    </Named>
  )
}
