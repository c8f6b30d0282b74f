import { Container, DataTable, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { FactsAge } from "../../components/facts-age"
import { useReceivableTable } from "./use-table"

/** Every receivable, oldest due first; filters stand in the address. */
export const ReceivablesPage = () => {
  const { t } = useTranslation("arms")
  const { table, error, facts } = useReceivableTable()
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("receivables.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("receivables.subtitle")}
        </Text>
        <FactsAge facts={facts} />
      </div>
      {error ? (
        <Text role="alert" className="text-ui-fg-error px-6 py-4">
          {t("receivables.error", { message: error.message })}
        </Text>
      ) : (
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center">
            <DataTable.FilterMenu />
            <DataTable.Search placeholder={t("receivables.search")} />
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("receivables.empty"), description: t("receivables.emptyHint") },
              filtered: { heading: t("register.filteredEmpty"), description: t("register.filteredEmptyHint") },
            }}
          />
          <DataTable.Pagination />
        </DataTable>
      )}
    </Container>
  )
}
