import { Skeleton, Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import type { ActionResponse } from "../../src/contract/responses"
import { useActions } from "../api/client"
import { StateBadge } from "./badges"
import { useDescribe } from "./describe"
import { useFormat } from "./format"
import { ErrorLine, QuietLine } from "./lines"
import { Section } from "./section"

/** Something that happened and is no row of the register; day `YYYY-MM-DD`. */
export interface Event {
  readonly id: string
  readonly day: string
  readonly what: string
  readonly why: string
}

interface Props {
  readonly title: string
  readonly none: string
  /** Which rows of the register. */
  readonly query: Record<string, string | number>
  /** The register with the same rows, e.g. `/arms/register?subject_id=…`. */
  readonly to: string
  readonly withCustomer?: boolean
  /** What stands between the rows, by its day. */
  readonly events?: readonly Event[]
}

type Row = { readonly day: string; readonly event: Event } | { readonly day: string; readonly action: ActionResponse }

/** Newest first; of one day what was done stands above what happened. */
const rowsOf = (actions: readonly ActionResponse[], events: readonly Event[]): Row[] =>
  [
    ...actions.map((action): Row => ({ day: action.business_date, action })),
    ...[...events].reverse().map((event): Row => ({ day: event.day, event })),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))

const EventRow = ({ event, withCustomer }: { event: Event; withCustomer: boolean }) => {
  const { day } = useFormat()
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap">{day(event.day)}</Table.Cell>
      {withCustomer ? <Table.Cell /> : null}
      <Table.Cell>{event.what}</Table.Cell>
      <Table.Cell />
      <Table.Cell className="text-ui-fg-subtle">{event.why}</Table.Cell>
    </Table.Row>
  )
}

const ActionRow = ({ action, withCustomer }: { action: ActionResponse; withCustomer: boolean }) => {
  const { day } = useFormat()
  const { what, why } = useDescribe()
  const navigate = useNavigate()
  const to = `/arms/register?action=${action.id}`
  return (
    <Table.Row className="cursor-pointer" onClick={() => navigate(to)}>
      <Table.Cell className="whitespace-nowrap">{day(action.business_date)}</Table.Cell>
      {withCustomer ? <Table.Cell>{action.account_name ?? "–"}</Table.Cell> : null}
      <Table.Cell>
        <Link to={to}>{what(action)}</Link>
      </Table.Cell>
      <Table.Cell>
        <StateBadge state={action.state} />
      </Table.Cell>
      <Table.Cell className="text-ui-fg-subtle">{why(action) || "–"}</Table.Cell>
    </Table.Row>
  )
}

/** The newest rows of the register about something, and the way to all of them. */
export const ActionTable = ({ title, none, query, to, withCustomer = false, events = [] }: Props) => {
  const { t } = useTranslation("arms")
  const { data, error } = useActions(query)
  const columns = ["day", ...(withCustomer ? ["customer"] : []), "what", "result", "why"]
  const rows = data ? rowsOf(data.actions, events) : []
  const link = (
    <Link to={to} className="text-ui-tag-blue-text txt-compact-small-plus">
      {t("overview.wholeRegister")}
    </Link>
  )
  return (
    <Section title={title} actions={link}>
      {error ? <ErrorLine>{t("register.error", { message: error.message })}</ErrorLine> : null}
      {!data && !error ? <Skeleton className="m-6 h-48" /> : null}
      {data && rows.length === 0 ? <QuietLine>{none}</QuietLine> : null}
      {rows.length > 0 ? (
        <Table>
          <Table.Header>
            <Table.Row>
              {columns.map((name) => (
                <Table.HeaderCell key={name}>{t(`register.${name}`)}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((row) =>
              "event" in row ? (
                <EventRow key={row.event.id} event={row.event} withCustomer={withCustomer} />
              ) : (
                <ActionRow key={row.action.id} action={row.action} withCustomer={withCustomer} />
              )
            )}
          </Table.Body>
        </Table>
      ) : null}
    </Section>
  )
}
