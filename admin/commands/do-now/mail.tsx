import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { send } from "../../api/client"

/** The text as this customer gets it, about these receivables. */
export const Mail = ({ textKey, accountId, ids }: { textKey: string; accountId: string; ids?: readonly string[] }) => {
  const { t } = useTranslation("arms")
  const body = { key: textKey, account_id: accountId, receivable_ids: ids }
  const { data, error } = useQuery({
    queryKey: ["arms", "text-preview", body],
    queryFn: () => send<{ message: { subject: string; html: string } }>("texts/preview", body),
    retry: false,
  })
  if (error) return <Text size="small">{error.message}</Text>
  if (!data) return null
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {data.message.subject}
      </Text>
      <iframe
        title={t("texts.preview")}
        sandbox=""
        srcDoc={data.message.html}
        className="border-ui-border-base h-[360px] w-full rounded-lg border bg-white"
      />
    </div>
  )
}
