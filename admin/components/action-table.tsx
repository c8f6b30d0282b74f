import { Skeleton, Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import { useActions } from "../api/client"
import { StateBadge } from "./badges"
import { useDescribe } from "./describe"
import { useFormat } from "./format"
import { ErrorLine, QuietLine } from "./lines"
import { Section } from "./section"

interface Props {
  readonly title: string
  readonly none: string
  /** Which rows of the register. */
  readonly query: Record<string, string | number>
  /** The register with the same rows, e.g. `/arms/register?subject_id=…`. */
  readonly to: string
  readonly withCustomer?: boolean
}

/** The newest rows of the register about something, and the way to all of them. */
export const ActionTable = ({ title, none, query, to, withCustomer = false }: Props) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { what, why } = useDescribe()
  const navigate = useNavigate()
  const { data, error } = useActions(query)
  const columns = ["day", ...(withCustomer ? ["customer"] : []), "what", "result", "why"]
  const link = (
    <Link to={to} className="text-ui-tag-blue-text txt-compact-small-plus">
      {t("overview.wholeRegister")}
    </Link>
  )
  return (
    <Section title={title} actions={link}>
      {error ? <ErrorLine>{t("register.error", { message: error.message })}</ErrorLine> : null}
      {!data && !error ? <Skeleton className="m-6 h-48" /> : null}
      {data?.actions.length === 0 ? <QuietLine>{none}</QuietLine> : null}
      {data && data.actions.length > 0 ? (
        <Table>
          <Table.Header>
            <Table.Row>
              {columns.map((name) => (
                <Table.HeaderCell key={name}>{t(`register.${name}`)}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {data.actions.map((action) => (
              <Table.Row
                key={action.id}
                className="cursor-pointer"
                onClick={() => navigate(`/arms/register?action=${action.id}`)}
              >
                <Table.Cell className="whitespace-nowrap">{day(action.business_date)}</Table.Cell>
                {withCustomer ? <Table.Cell>{action.account_name ?? "–"}</Table.Cell> : null}
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
    </Section>
  )
}
