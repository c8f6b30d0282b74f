import { Container, Drawer, Heading, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ActionDetailResponse } from "../../../src/contract/responses"
import { useAction } from "../../api/client"
import { StateBadge } from "../../components/badges"
import { useDescribe } from "../../components/describe"
import { useFormat } from "../../components/format"

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-2 gap-x-4 px-4 py-2">
    <Text size="small" weight="plus">
      {label}
    </Text>
    <Text size="small" as="div" className="text-ui-fg-subtle break-words">
      {children}
    </Text>
  </div>
)

const Facts = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { fact, text } = useDescribe()
  const facts = Object.entries(action.facts ?? {})
  return (
    <section aria-label={t("action.facts")}>
      <Heading level="h2">{t("action.facts")}</Heading>
      {facts.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("action.noFacts")}
        </Text>
      ) : (
        <Container className="mt-2 divide-y p-0">
          {facts.map(([name, value]) => (
            <Row key={name} label={fact(name)}>
              {value === null ? "?" : text(value)}
            </Row>
          ))}
        </Container>
      )}
    </section>
  )
}

const Mail = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { message, notice } = action
  const via = (action.result as { via?: string } | null)?.via
  if (!message)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("action.noMessage")}
      </Text>
    )
  return (
    <section aria-label={t("action.message")}>
      <Heading level="h2">{t("action.message")}</Heading>
      <Container className="mt-2 divide-y p-0">
        <Row label={t("action.to")}>{message.recipient ?? "–"}</Row>
        <Row label={t("action.language")}>{message.language}</Row>
        {notice?.sent_at ? <Row label={t("action.sent")}>{instant(notice.sent_at)}</Row> : null}
        {via ? <Row label={t("action.delivery")}>{t(`action.via.${via}`, { defaultValue: via })}</Row> : null}
        {notice?.error ? <Row label={t("action.delivery")}>{notice.error}</Row> : null}
      </Container>
      <Text weight="plus" className="mt-4">
        {message.subject}
      </Text>
      {/* The mail's own markup, without scripts and without reach into the page. */}
      <iframe
        title={message.subject ?? ""}
        sandbox=""
        srcDoc={message.html ?? ""}
        className="border-ui-border-base mt-2 h-[560px] w-full rounded-lg border bg-white"
      />
    </section>
  )
}

const Head = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { why } = useDescribe()
  return (
    <Container className="divide-y p-0">
      <Row label={t("register.result")}>
        <StateBadge state={action.state} />
      </Row>
      {why(action) ? <Row label={t("register.why")}>{why(action)}</Row> : null}
      <Row label={t("register.day")}>{day(action.business_date)}</Row>
      {action.account_name ? (
        <Row label={t("register.customer")}>
          {action.account_name} ·{" "}
          <Link className="text-ui-fg-interactive" to={`/arms/register?account_id=${action.account_id}`}>
            {t("action.toCustomer")}
          </Link>
        </Row>
      ) : null}
      {action.document_number ? <Row label={t("register.document")}>{action.document_number}</Row> : null}
      {action.due_day ? <Row label={t("action.due")}>{day(action.due_day)}</Row> : null}
      {action.last_day !== action.first_day ? (
        <Row label={t("state.waiting")}>
          {t("action.lasted", { first: day(action.first_day), last: day(action.last_day) })}
        </Row>
      ) : null}
      <Row label={t("action.step")}>
        {action.step} · {t("action.occurrence")} {action.occurrence}
      </Row>
      <Row label={t("action.by")}>{action.actor}</Row>
    </Container>
  )
}

/** An action opened: what, why, the facts, and the mail it sent. */
export const ActionDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { data: action, error } = useAction(id)
  const { what } = useDescribe()
  return (
    <Drawer open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content className="sm:max-w-[720px]">
        <Drawer.Header>
          <Drawer.Title>{action ? what(action) : t("action.title")}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error ? <Text className="text-ui-fg-error">{error.message}</Text> : null}
          {!action && !error ? <Skeleton className="h-64 w-full" /> : null}
          {action ? (
            <>
              <Head action={action} />
              <Facts action={action} />
              <Mail action={action} />
            </>
          ) : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
