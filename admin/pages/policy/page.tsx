import { Badge, Skeleton, Tabs, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import type { CatalogResponse, PolicyDetailResponse } from "../../../src/contract/policies"
import { useArms } from "../../api/client"
import { useUsers } from "../../api/users"
import { useFormat } from "../../components/format"
import { FactLine } from "../../components/lines"
import { Section } from "../../components/section"
import { useOpen } from "../../components/use-open"
import { Confirm } from "./confirm"
import { HeadForm } from "./head-form"
import { Rules } from "./rules"
import { TaskList } from "./task-list"

const STATUSES = ["green", "yellow", "red"] as const

const Versions = ({ versions }: Pick<PolicyDetailResponse, "versions">) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { actorOf } = useUsers()
  return (
    <Section title={t("policy.versions")}>
      <ul className="divide-y">
        {versions.map((one) => (
          <li key={one.version} className="flex flex-wrap justify-between gap-x-4 px-6 py-3">
            <Text size="small" weight="plus">
              {t("policy.version", { version: one.version })}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {actorOf(one.actor)} · {instant(one.created_at)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Head = ({ policy }: Pick<PolicyDetailResponse, "policy">) => {
  const { t } = useTranslation("arms")
  const { definition } = policy
  const actions = (
    <>
      {policy.is_default ? <Badge size="2xsmall">{t("policy.default")}</Badge> : null}
      <HeadForm policy={policy} />
    </>
  )
  return (
    <Section level="h1" title={policy.name} actions={actions}>
      <FactLine label={t("policy.quiet")}>{t("task.daysCount", { count: definition.quiet_days })}</FactLine>
      <FactLine label={t("policy.ceiling")}>{definition.ceiling}</FactLine>
      <FactLine label={t("policy.start")}>{t(`status.${definition.start_status}`)}</FactLine>
    </Section>
  )
}

/** One policy: its tasks by status, its rules between statuses, who changed what. */
export const PolicyPage = () => {
  const { t } = useTranslation("arms")
  const { id = "" } = useParams()
  const [status, show] = useOpen("status")
  const { data, error } = useArms<PolicyDetailResponse>(`policies/${id}`)
  const { data: catalog } = useArms<CatalogResponse>("catalog")
  // What is shown, and what is being typed, stays where only a later request failed.
  if (error && !data)
    return <Section level="h1" title={t("policy.title")} error={t("list.error", { message: error.message })} />
  if (!data) return <Skeleton className="h-96" />
  const { policy, versions } = data
  return (
    <div className="flex flex-col gap-y-3">
      <Head policy={policy} />
      {policy.binding_version !== policy.version ? <Confirm policy={policy} /> : null}
      <Tabs value={status ?? "green"} onValueChange={show}>
        <Tabs.List className="mb-3">
          {STATUSES.map((one) => (
            <Tabs.Trigger key={one} value={one}>
              {t(`status.${one}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {STATUSES.map((one) => (
          <Tabs.Content key={one} value={one}>
            <TaskList policy={policy} catalog={catalog} status={one} />
          </Tabs.Content>
        ))}
      </Tabs>
      <Rules policy={policy} catalog={catalog} />
      <Versions versions={versions} />
    </div>
  )
}
