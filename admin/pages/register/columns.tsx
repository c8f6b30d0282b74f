import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ActionResponse } from "../../../src/contract/responses"
import { StateBadge } from "../../components/badges"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"

const column = createDataTableColumnHelper<ActionResponse>()

const Muted = ({ children }: { children: string | null }) => (
  <Text size="small" className="text-ui-fg-subtle">
    {children || "–"}
  </Text>
)

/** Columns of the log register. */
export const useColumns = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what, why } = useDescribe()
  return useMemo(
    () => [
      column.accessor("business_date", {
        header: t("register.day"),
        cell: ({ getValue }) => <span className="whitespace-nowrap">{day(getValue())}</span>,
      }),
      column.accessor("account_name", { header: t("register.customer"), cell: ({ getValue }) => getValue() ?? "–" }),
      column.accessor("document_number", {
        header: t("register.document"),
        cell: ({ getValue }) => <Muted>{getValue()}</Muted>,
      }),
      column.display({ id: "what", header: t("register.what"), cell: ({ row }) => what(row.original) }),
      column.accessor("state", {
        header: t("register.result"),
        cell: ({ getValue }) => <StateBadge state={getValue()} />,
      }),
      column.display({ id: "why", header: t("register.why"), cell: ({ row }) => <Muted>{why(row.original)}</Muted> }),
    ],
    [t, day, what, why]
  )
}
