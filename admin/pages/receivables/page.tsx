import { useTranslation } from "react-i18next"
import { FactsAge } from "../../components/facts-age"
import { ExportLink } from "../../components/export-link"
import { List } from "../../components/list"
import { Section } from "../../components/section"
import { EXPORTED, useReceivableTable } from "./use-table"

/** Every receivable, oldest due first; filters stand in the address. */
export const ReceivablesPage = () => {
  const { t } = useTranslation("arms")
  const { table, error, facts } = useReceivableTable()
  return (
    <Section
      level="h1"
      title={t("receivables.title")}
      subtitle={t("receivables.subtitle")}
      actions={
        <>
          <FactsAge facts={facts} />
          <ExportLink list="receivables" names={EXPORTED} />
        </>
      }
      error={error ? t("receivables.error", { message: error.message }) : null}
    >
      {error ? null : (
        <List
          table={table}
          search={t("receivables.search")}
          empty={t("receivables.empty")}
          emptyHint={t("receivables.emptyHint")}
        />
      )}
    </Section>
  )
}
