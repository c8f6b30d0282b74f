import { Container, Drawer, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ActionDetailResponse } from "../../../src/contract/responses"
import { useAction } from "../../api/client"
import { useUsers } from "../../api/users"
import { Facts } from "./action-facts"
import { Results } from "./action-result"
import { Mail } from "./mail"
import { useActionAsks } from "../../commands/action"
import { CommandButtons } from "../../commands/command-buttons"
import { StateBadge } from "../../components/badges"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"
import { FactLine } from "../../components/lines"
import { Named } from "../../components/named"

const Head = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { why } = useDescribe()
  const { actorOf } = useUsers()
  return (
    <Container className="divide-y p-0">
      <FactLine label={t("register.result")}>
        <StateBadge state={action.state} />
      </FactLine>
      {why(action) ? <FactLine label={t("register.why")}>{why(action)}</FactLine> : null}
      <FactLine label={t("register.day")}>{day(action.business_date)}</FactLine>
      {action.account_name ? (
        <FactLine label={t("register.customer")}>
          {action.account_name} ·{" "}
          <Link className="text-ui-tag-blue-text underline" to={`/arms/register?account_id=${action.account_id}`}>
            {t("action.toCustomer")}
          </Link>
        </FactLine>
      ) : null}
      {action.document_number ? (
        <FactLine label={t("register.document")}>
          <Link className="text-ui-tag-blue-text" to={`/arms/receivables/${action.subject_id}`}>
            {action.document_number}
          </Link>
        </FactLine>
      ) : null}
      {action.due_day ? <FactLine label={t("action.due")}>{day(action.due_day)}</FactLine> : null}
      {action.last_day !== action.first_day ? (
        <FactLine label={t("state.waiting")}>
          {t("action.lasted", { first: day(action.first_day), last: day(action.last_day) })}
        </FactLine>
      ) : null}
      {action.policy_name && action.task_name ? (
        <FactLine label={t("action.rule")}>
          <Link
            className="text-ui-tag-blue-text"
            to={`/arms/policies/${action.policy_id}?version=${action.policy_version}`}
          >
            {t("action.ruleOf", {
              task: action.task_name,
              version: action.policy_version,
              policy: action.policy_name,
            })}
          </Link>
        </FactLine>
      ) : null}
      <FactLine label={t("action.by")}>{actorOf(action.actor)}</FactLine>
    </Container>
  )
}

/** What somebody who helps will ask for; nobody else needs it. */
const Support = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  return (
    <details>
      <summary className="txt-small text-ui-fg-subtle cursor-pointer">{t("action.support")}</summary>
      <Container className="mt-2 divide-y p-0">
        <FactLine label={t("action.id")}>{action.id}</FactLine>
        <FactLine label={t("action.step")}>{action.step}</FactLine>
        <FactLine label={t("action.occurrence")}>{action.occurrence}</FactLine>
      </Container>
    </details>
  )
}

const Deeds = ({ action }: { action: ActionDetailResponse }) => {
  const asks = useActionAsks(action)
  return asks.length > 0 ? (
    <div className="flex flex-wrap gap-2">
      <CommandButtons asks={asks} />
    </div>
  ) : null
}

/** An action opened: what, why, the facts, and the mail it sent. */
export const ActionDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { data: action, error } = useAction(id)
  const { what } = useDescribe()
  return (
    <Drawer open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined} className="sm:max-w-[720px]">
        <Named>
          <Drawer.Header>
            <Drawer.Title>{action ? what(action) : t("action.title")}</Drawer.Title>
          </Drawer.Header>
        </Named>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error ? <Text className="text-ui-fg-error">{error.message}</Text> : null}
          {!action && !error ? <Skeleton className="h-64 w-full" /> : null}
          {action ? (
            <>
              <Head action={action} />
              <Deeds action={action} />
              <Facts action={action} />
              <Results action={action} />
              <Mail action={action} />
              <Support action={action} />
            </>
          ) : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
