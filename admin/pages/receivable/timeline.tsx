import { useTranslation } from "react-i18next"
import { ActionTable } from "../../components/action-table"

/** What happened about a receivable, newest first. */
export const Timeline = ({ subjectId }: { subjectId: string }) => {
  const { t } = useTranslation("arms")
  return (
    <ActionTable
      title={t("receivables.timeline")}
      none={t("receivables.noHistory")}
      query={{ subject_id: subjectId, limit: 50 }}
      to={`/arms/register?subject_id=${subjectId}`}
    />
  )
}
