import { Container, DataTable, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { Banners } from "../../components/banners"
import { ActionDrawer } from "./action-drawer"
import { useRegister } from "./use-register"

/** The log register: everything done, everything not done, and why. */
export const RegisterPage = () => {
  const { t } = useTranslation("arms")
  const [params, setParams] = useSearchParams()
  const open = (id: string | null) => {
    const next = new URLSearchParams(params)
    if (id) next.set("action", id)
    else next.delete("action")
    setParams(next)
  }
  const { table, error } = useRegister(open)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("register.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("register.subtitle")}
        </Text>
      </div>
      <Banners />
      {error ? (
        <Text role="alert" className="text-ui-fg-error px-6 py-4">
          {t("register.error", { message: error.message })}
        </Text>
      ) : (
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center">
            <DataTable.FilterMenu />
            <DataTable.Search placeholder={t("register.search")} />
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("register.empty"), description: t("register.emptyHint") },
              filtered: { heading: t("register.filteredEmpty"), description: t("register.filteredEmptyHint") },
            }}
          />
          <DataTable.Pagination />
        </DataTable>
      )}
      <ActionDrawer id={params.get("action")} onClose={() => open(null)} />
    </Container>
  )
}
