import { Drawer, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyDetailResponse, PolicyVersionResponse } from "../../../src/contract/policies"
import { useArms } from "../../api/client"
import { useUsers } from "../../api/users"
import { useFormat } from "../../components/format"
import { ErrorLine, FactLine, QuietLine } from "../../components/lines"
import { Named } from "../../components/named"
import { Section } from "../../components/section"
import { useOpen } from "../../components/use-open"
import { TaskRow } from "./task-row"
import { VersionChanges } from "./version-changes"

const STATUSES = ["green", "yellow", "red"] as const

interface Props extends Pick<PolicyDetailResponse, "versions"> {
  readonly policyId: string
  readonly catalog: CatalogResponse | undefined
}

const Content = ({ version, catalog }: { version: PolicyVersionResponse; catalog: CatalogResponse | undefined }) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { actorOf } = useUsers()
  const { definition } = version
  const tasksOf = (status: string) =>
    definition.tasks.filter((task) => task.status === status).sort((a, b) => a.position - b.position)
  return (
    <>
      <div className="divide-y">
        <FactLine label={t("action.by")}>
          {actorOf(version.actor)} · {instant(version.created_at)}
        </FactLine>
        <FactLine label={t("policy.quiet")}>{t("task.daysCount", { count: definition.quiet_days })}</FactLine>
        <FactLine label={t("policy.ceiling")}>{definition.ceiling}</FactLine>
        <FactLine label={t("policy.start")}>{t(`status.${definition.start_status}`)}</FactLine>
      </div>
      {STATUSES.map((status) => (
        <section key={status} aria-label={t(`status.${status}`)}>
          <Heading level="h2">{t(`status.${status}`)}</Heading>
          {tasksOf(status).length === 0 ? <QuietLine>{t("policy.noTasks")}</QuietLine> : null}
          <ol className="divide-y">
            {tasksOf(status).map((task) => (
              <li key={task.id}>
                <TaskRow catalog={catalog} task={task} deeds={null} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** Who changed the policy and when; each version opens as it was. */
export const Versions = ({ policyId, versions, catalog }: Props) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { actorOf } = useUsers()
  const [opened, open] = useOpen("version")
  const path = `policies/${policyId}/versions/${opened ?? ""}`
  const { data, error } = useArms<{ version: PolicyVersionResponse }>(path, {}, { enabled: opened !== null })
  const version = String(data?.version.version) === opened ? data?.version : undefined
  return (
    <Section title={t("policy.versions")}>
      <ul className="divide-y">
        {versions.map((one) => (
          <li key={one.version} className="flex flex-wrap justify-between gap-x-4 px-6 py-3">
            <button
              type="button"
              className="txt-compact-small-plus text-ui-tag-blue-text"
              onClick={() => open(String(one.version))}
            >
              {t("policy.version", { version: one.version })}
            </button>
            <Text size="small" className="text-ui-fg-subtle">
              {actorOf(one.actor)} · {instant(one.created_at)}
            </Text>
          </li>
        ))}
      </ul>
      <Drawer open={opened !== null} onOpenChange={(isOpen) => !isOpen && open(null)}>
        <Drawer.Content aria-describedby={undefined} className="sm:max-w-[720px]">
          <Named>
            <Drawer.Header>
              <Drawer.Title>{t("policy.version", { version: opened })}</Drawer.Title>
            </Drawer.Header>
          </Named>
          <Drawer.Body tabIndex={0} className="flex flex-col gap-y-4 overflow-y-auto">
            {error ? <ErrorLine>{error.message}</ErrorLine> : null}
            {!version && !error ? <Skeleton className="h-64 w-full" /> : null}
            {version ? <VersionChanges policyId={policyId} version={version} catalog={catalog} /> : null}
            {version ? <Content version={version} catalog={catalog} /> : null}
          </Drawer.Body>
        </Drawer.Content>
      </Drawer>
    </Section>
  )
}
