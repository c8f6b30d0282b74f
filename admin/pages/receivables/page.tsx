import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate, useSearchParams } from "react-router-dom"
import type { ReceivableResponse, ReceivablesResponse } from "../../../src/contract/receivables"
import { useChosen } from "../../commands/do-now/use-chosen"
import { ExportLink } from "../../components/export-link"
import { FactsAge } from "../../components/facts-age"
import { List } from "../../components/list"
import { Narrowed } from "../../components/narrowed"
import { SavedViews } from "../../components/saved-views"
import { Section } from "../../components/section"
import { useList } from "../../components/use-list"
import { EXPORTED, NARROWING, useColumns, useFilters } from "./columns"

/** Every receivable, oldest due first; filters stand in the address, and something can be done for several at once. */
export const ReceivablesPage = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const isBare = [...params].length === 0
  // Whoever comes by the menu wants what is owed; a filter taken away later stays away.
  useEffect(() => {
    if (isBare) setParams({ state: "open" }, { replace: true })
  }, [])
  const chosen = useChosen("receivable_ids")
  const { table, error, data } = useList<ReceivablesResponse, ReceivableResponse>({
    path: "receivables",
    rowsOf: (answer) => answer.receivables,
    columns: useColumns(),
    filters: useFilters(),
    narrowing: NARROWING,
    withSearch: true,
    onOpen: (row) => navigate(`/arms/receivables/${row.id}`),
    selection: chosen.selection,
  })
  const first = data?.receivables.find((row) => chosen.ids.includes(row.id))
  return (
    <Section
      level="h1"
      title={t("receivables.title")}
      subtitle={t("receivables.subtitle")}
      actions={
        <>
          <FactsAge facts={data?.facts ?? []} />
          <SavedViews list="receivables" names={EXPORTED} />
          <ExportLink list="receivables" names={EXPORTED} />
        </>
      }
      error={error ? t("receivables.error", { message: error.message }) : null}
    >
      <Narrowed names={NARROWING.fixed} />
      {error ? null : (
        <List
          table={table}
          search={t("receivables.search")}
          empty={t("receivables.empty")}
          emptyHint={t("receivables.emptyHint")}
          selected={(count) => t("list.selected", { count })}
        />
      )}
      {chosen.drawer(first?.account_id ?? null)}
    </Section>
  )
}
