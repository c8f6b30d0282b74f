import { useTranslation } from "react-i18next"
import { ActionTable } from "../components/action-table"

/** The log register about a record of the platform: newest first, each row opens its action. */
export const Log = ({
  name,
  id,
}: {
  name: "account_id" | "customer_id" | "order_id" | "customer_group_id"
  id: string
}) => {
  const { t } = useTranslation("arms")
  return (
    <ActionTable
      title={t("register.title")}
      none={t("widget.noRows")}
      query={{ [name]: id, limit: 10 }}
      to={`/arms/register?${name}=${id}`}
      withCustomer={name === "customer_group_id"}
    />
  )
}
