import { useTranslation } from "react-i18next"
import { ActionTable } from "../../components/action-table"

/** The latest operations with their results, and the way to the whole register. */
export const Latest = () => {
  const { t } = useTranslation("arms")
  return (
    <ActionTable
      title={t("overview.latest")}
      none={t("register.emptyHint")}
      query={{ limit: 10 }}
      to="/arms/register"
      withCustomer
    />
  )
}
