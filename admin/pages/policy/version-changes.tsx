import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyVersionResponse } from "../../../src/contract/policies"
import { useArms } from "../../api/client"
import { changesOf, complete, type Change } from "./changes"

const Line = ({ change: { kind, what, name, parts } }: { change: Change }) => {
  const { t } = useTranslation("arms")
  const said = what === "head" ? t("policy.change.head") : t(`policy.change.${what}.${kind}`, { name })
  const named = parts.map((part) => t(`policy.part.${part}`, { defaultValue: part })).join(", ")
  return (
    <li>
      <Text size="small">{named ? `${said}: ${named}` : said}</Text>
    </li>
  )
}

interface Props {
  readonly policyId: string
  readonly version: PolicyVersionResponse
  readonly catalog: CatalogResponse | undefined
}

/** What a version has changed against the one before it; nothing of the first. */
export const VersionChanges = ({ policyId, version, catalog }: Props) => {
  const { t } = useTranslation("arms")
  const before = version.version - 1
  const path = `policies/${policyId}/versions/${before}`
  const { data } = useArms<{ version: PolicyVersionResponse }>(path, {}, { enabled: before > 0 })
  if (data?.version.version !== before || !catalog) return null
  const changes = changesOf(complete(data.version.definition, catalog), complete(version.definition, catalog))
  return (
    <section className="flex flex-col gap-y-1" aria-label={t("policy.changes", { version: before })}>
      <Text size="small" weight="plus">
        {t("policy.changes", { version: before })}
      </Text>
      {changes.length === 0 ? <Text size="small">{t("policy.noChange")}</Text> : null}
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <Line key={`${change.kind} ${change.what} ${change.name}`} change={change} />
        ))}
      </ul>
    </section>
  )
}
