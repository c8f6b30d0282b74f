import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useActions } from "../../api/client"
import { StateBadge } from "../../components/badges"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"

/** What happened about a receivable, newest first. */
export const Timeline = ({ subjectId }: { subjectId: string }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what, why } = useDescribe()
  const { data, error } = useActions({ subject_id: subjectId, limit: 50 })
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("receivables.timeline")}</Heading>
        <Link to={`/arms/register?subject_id=${subjectId}`} className="text-ui-fg-interactive txt-compact-small-plus">
          {t("overview.wholeRegister")}
        </Link>
      </div>
      {error ? (
        <Text role="alert" className="text-ui-fg-error px-6 py-4">
          {t("register.error", { message: error.message })}
        </Text>
      ) : null}
      {!data && !error ? <Skeleton className="m-6 h-48" /> : null}
      {data?.actions.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("receivables.noHistory")}
        </Text>
      ) : null}
      <ol className="divide-y">
        {data?.actions.map((action) => (
          <li key={action.id} className="grid grid-cols-[8rem_1fr_auto] items-center gap-x-4 px-6 py-3">
            <Text size="small" className="text-ui-fg-subtle">
              {day(action.business_date)}
            </Text>
            <div>
              <Link to={`/arms/register?action=${action.id}`} className="txt-compact-small-plus">
                {what(action)}
              </Link>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {why(action)}
              </Text>
            </div>
            <StateBadge state={action.state} />
          </li>
        ))}
      </ol>
    </Container>
  )
}
