import { useEffect, useState } from "react"
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

const Receivables = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
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

/**
 * Every receivable, oldest due first; filters stand in the address, and something can be done for several at once. Whoever
 * comes by the menu sees what is owed; a filter that is taken away stays away.
 */
export const ReceivablesPage = () => {
  const [params, setParams] = useSearchParams()
  const [isAsked, setAsked] = useState(params.size > 0)
  if (!isAsked && params.size > 0) setAsked(true)
  useEffect(() => {
    if (!isAsked) setParams({ state: "open" }, { replace: true })
  }, [isAsked, setParams])
  return isAsked ? <Receivables /> : null
}
