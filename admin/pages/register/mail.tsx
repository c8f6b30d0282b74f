import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ActionDetailResponse } from "../../../src/contract/responses"
import { useFormat } from "../../components/format"
import { FactLine } from "../../components/lines"

/** What was sent, as it was frozen, and what the provider said of it. */
export const Mail = ({ action }: { action: ActionDetailResponse }) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { message, notice } = action
  const via = (action.result as { via?: string } | null)?.via
  if (!message && !action.operation.startsWith("send_")) return null
  if (!message)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(action.state === "planned" && notice ? "action.notYet" : "action.noMessage")}
      </Text>
    )
  return (
    <section aria-label={t("action.message")}>
      <Heading level="h2">{t("action.message")}</Heading>
      <Container className="mt-2 divide-y p-0">
        <FactLine label={t("action.to")}>{message.recipient ?? "–"}</FactLine>
        <FactLine label={t("action.language")}>{message.language}</FactLine>
        {notice?.sent_at ? (
          <FactLine label={t(via === "outbox" ? "action.made" : "action.sent")}>{instant(notice.sent_at)}</FactLine>
        ) : null}
        {via ? <FactLine label={t("action.delivery")}>{t(`action.via.${via}`, { defaultValue: via })}</FactLine> : null}
        {notice?.reports.map((one) => (
          <FactLine key={`${one.type} ${one.at}`} label={t("action.delivery")}>
            {t(`action.reports.${one.type.replace("email.", "")}`, { defaultValue: one.type })}
            {one.at ? ` · ${instant(one.at)}` : ""}
          </FactLine>
        ))}
        {notice?.delivery && notice.reports.length === 0 ? (
          <FactLine label={t("action.delivery")}>
            {t(`action.reports.${notice.delivery.replace("email.", "")}`, { defaultValue: notice.delivery })}
            {notice.delivery_at ? ` · ${instant(notice.delivery_at)}` : ""}
          </FactLine>
        ) : null}
        {notice && notice.attempts > 1 ? <FactLine label={t("action.attempts")}>{notice.attempts}</FactLine> : null}
        {notice?.not_before ? <FactLine label={t("action.again")}>{instant(notice.not_before)}</FactLine> : null}
        {notice?.error ? <FactLine label={t("action.delivery")}>{notice.error}</FactLine> : null}
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
