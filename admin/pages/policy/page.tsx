import { Badge, Skeleton, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import type { CatalogResponse, PolicyDetailResponse } from "../../../src/contract/policies"
import { useArms } from "../../api/client"
import { useCustomerGroups } from "../../api/shop"
import { CommandButtons } from "../../commands/command-buttons"
import { usePolicyGroupAsk } from "../../commands/group"
import { FactLine } from "../../components/lines"
import { Section } from "../../components/section"
import { useOpen } from "../../components/use-open"
import { Confirm } from "./confirm"
import { HeadForm } from "./head-form"
import { Rules } from "./rules"
import { Versions } from "./versions"
import { TaskList } from "./task-list"

const STATUSES = ["green", "yellow", "red"] as const

/** To whom the policy applies. */
const Use = ({ policy, use }: Pick<PolicyDetailResponse, "policy" | "use">) => {
  const { t } = useTranslation("arms")
  const { data: groups } = useCustomerGroups()
  const nameOf = (id: string) => groups?.find(({ value }) => value === id)?.label ?? id
  return (
    <FactLine label={t("policy.appliesTo")}>
      {policy.is_default ? <div>{t("policy.appliesToRest")}</div> : null}
      {use.groups.map(({ id }) => (
        <div key={id}>
          <Link className="text-ui-tag-blue-text" to={`/customer-groups/${id}`}>
            {t("policy.ofGroup", { name: nameOf(id) })}
          </Link>
        </div>
      ))}
      {use.accounts.map(({ id, name }) => (
        <div key={id}>
          <Link className="text-ui-tag-blue-text" to={`/arms/customers/${id}`}>
            {name ?? id}
          </Link>
        </div>
      ))}
      {use.account_count > use.accounts.length
        ? t("next.more", { count: use.account_count - use.accounts.length })
        : null}
      {!policy.is_default && use.groups.length === 0 && use.account_count === 0 ? t("policy.appliesToNobody") : null}
    </FactLine>
  )
}

const Head = ({ policy, use }: Pick<PolicyDetailResponse, "policy" | "use">) => {
  const { t } = useTranslation("arms")
  const give = usePolicyGroupAsk(policy.id)
  const { definition } = policy
  const actions = (
    <>
      {policy.is_default ? <Badge size="2xsmall">{t("policy.default")}</Badge> : null}
      <HeadForm policy={policy} />
      <CommandButtons asks={[give]} />
    </>
  )
  return (
    <Section level="h1" title={policy.name} actions={actions}>
      <Use policy={policy} use={use} />
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
  const { policy, versions, use } = data
  return (
    <div className="flex flex-col gap-y-3">
      <Head policy={policy} use={use} />
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
      <Versions policyId={policy.id} versions={versions} catalog={catalog} />
    </div>
  )
}
