import { Container, Heading, Skeleton, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import { useActions } from "../../api/client"
import { StateBadge } from "../../components/badges"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"

/** The latest operations with their results, and the way to the whole register. */
export const Latest = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what, why } = useDescribe()
  const navigate = useNavigate()
  const { data, error } = useActions({ limit: 10 })
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("overview.latest")}</Heading>
        <Link to="/arms/register" className="text-ui-fg-interactive txt-compact-small-plus">
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
          {t("register.emptyHint")}
        </Text>
      ) : null}
      {data && data.actions.length > 0 ? (
        <Table>
          <Table.Body>
            {data.actions.map((action) => (
              <Table.Row
                key={action.id}
                className="cursor-pointer"
                onClick={() => navigate(`/arms/register?action=${action.id}`)}
              >
                <Table.Cell className="whitespace-nowrap">{day(action.business_date)}</Table.Cell>
                <Table.Cell>{action.account_name ?? "–"}</Table.Cell>
                <Table.Cell>
                  <Link to={`/arms/register?action=${action.id}`}>{what(action)}</Link>
                </Table.Cell>
                <Table.Cell>
                  <StateBadge state={action.state} />
                </Table.Cell>
                <Table.Cell className="text-ui-fg-subtle">{why(action) || "–"}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      ) : null}
    </Container>
  )
}
