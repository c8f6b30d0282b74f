import { Button, Skeleton, StatusBadge, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import type { SourceResponse } from "../../../src/contract/source-rows"
import { useReadSource, useSources } from "../../api/sources"
import type { Ask } from "../../commands/ask"
import { CommandButtons } from "../../commands/command-buttons"
import { useMay } from "../../commands/use-may"
import { useFormat } from "../../components/format"
import { QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { useConnectAsk } from "./connector"
import { RowsDrawer } from "./rows-drawer"
import { said } from "../../refusals/said"

const Source = ({ one, show }: { one: SourceResponse; show: (name: string) => void }) => {
  const { t } = useTranslation("arms")
  const { day, instant } = useFormat()
  const { may } = useMay()
  const read = useReadSource()
  const change = useConnectAsk(one)
  const complete: Ask = {
    name: "confirm_payments",
    label: t("sources.complete"),
    hint: t("sources.completeHint"),
    fixed: { source: one.name },
    fields: [{ name: "up_to", label: t("sources.upTo"), kind: "day" }],
  }
  const disconnect: Ask = {
    name: "disconnect_source",
    label: t("sources.disconnect"),
    hint: t("sources.disconnectHint"),
    fixed: { name: one.name, version: one.version },
    isDanger: true,
  }
  const now = () =>
    read.mutate(one.name, {
      onSuccess: ({ source }) =>
        source.error ? toast.error(said(source.error)) : toast.success(t("sources.wasRead", { source: one.name })),
      onError: (error) => toast.error(error.message),
    })
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text weight="plus">{one.name}</Text>
        <StatusBadge color={one.error ? "red" : one.being_read ? "blue" : "green"}>
          {t(one.error ? "sources.failed" : one.being_read ? "sources.beingRead" : "sources.well")}
        </StatusBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {one.synced_at
          ? t("sources.asOf", { instant: instant(one.synced_at) })
          : one.connector
            ? t("facts.never", { source: one.name })
            : t("sources.comes")}
        {one.connector ? ` · ${t("sources.every", { count: one.connector.every_minutes })}` : ""}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {one.payments_reported_on
          ? t("sources.paymentsUpTo", { day: day(one.payments_reported_on) })
          : t("sources.paymentsUnknown")}
      </Text>
      {one.error ? (
        <Text size="small" className="text-ui-fg-error">
          {said(one.error)}
        </Text>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" onClick={() => show(one.name)}>
          {t("sources.look", { refused: one.refused, vanished: one.vanished, unmatched: one.unmatched })}
        </Button>
        {one.connector && may("act") ? (
          <Button size="small" variant="secondary" onClick={now} isLoading={read.isPending}>
            {t("sources.readNow")}
          </Button>
        ) : null}
        <CommandButtons asks={one.connector ? [change, disconnect] : [complete]} />
      </div>
    </li>
  )
}

/** Ledgers elsewhere: how old what they told is, what went wrong, what a person has to look at. */
export const SourcesPage = () => {
  const { t } = useTranslation("arms")
  const [params, setParams] = useSearchParams()
  const { data, error } = useSources()
  const connect = useConnectAsk(null)
  const show = (name: string | null) => setParams(name ? { source: name } : {})
  const elsewhere = data?.filter((one) => one.name !== "medusa")
  return (
    <Section
      level="h1"
      title={t("sources.title")}
      subtitle={t("sources.subtitle")}
      actions={<CommandButtons asks={[connect]} />}
      error={error ? t("receivables.error", { message: error.message }) : null}
    >
      {!elsewhere && !error ? <Skeleton className="m-6 h-40" /> : null}
      {elsewhere?.length === 0 ? <QuietLine>{t("sources.none")}</QuietLine> : null}
      <ul className="divide-y">
        {elsewhere?.map((one) => (
          <Source key={one.name} one={one} show={show} />
        ))}
      </ul>
      <RowsDrawer name={params.get("source")} onClose={() => show(null)} />
    </Section>
  )
}
