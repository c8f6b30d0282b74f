import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { backendUrl } from "../api/client"

/** The list as a CSV file, as the address narrows it; `names` are the filters the file knows. */
export const ExportLink = ({ list, names }: { list: "actions" | "receivables"; names: readonly string[] }) => {
  const { t } = useTranslation("arms")
  const [params] = useSearchParams()
  const query = new URLSearchParams([...params].filter(([name]) => names.includes(name)))
  return (
    <Button size="small" variant="secondary" asChild>
      <a href={`${backendUrl}/admin/arms/exports/${list}?${query}`} download>
        {t("list.exportCsv")}
      </a>
    </Button>
  )
}
