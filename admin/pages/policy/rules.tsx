import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyResponse, StatusRule } from "../../../src/contract/policies"
import { useMay } from "../../commands/use-may"
import { ReliabilityBadge } from "../../components/badges"
import { QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { RuleForm } from "./rule-form"
import { useSentence } from "./sentence"

interface Props {
  readonly policy: PolicyResponse
  readonly catalog: CatalogResponse | undefined
}

const Rule = ({
  rule,
  catalog,
  onOpen,
}: {
  rule: StatusRule
  catalog: CatalogResponse | undefined
  onOpen: (() => void) | null
}) => {
  const { t } = useTranslation("arms")
  const { conditions } = useSentence(catalog)
  return (
    <li className="flex flex-wrap items-center gap-3 px-6 py-3">
      <div className="flex items-center gap-2">
        {rule.from.map((status) => (
          <ReliabilityBadge key={status} status={status} />
        ))}
        <span aria-hidden>→</span>
        <ReliabilityBadge status={rule.to} />
      </div>
      <div className="min-w-0 flex-1">
        {onOpen ? (
          <button type="button" onClick={onOpen} className="txt-compact-small-plus text-left">
            {rule.name}
          </button>
        ) : (
          <Text size="small" weight="plus">
            {rule.name}
          </Text>
        )}
        <Text size="small" className="text-ui-fg-subtle">
          {rule.conditions.length > 0 ? `${t("task.when")} ${conditions(rule.conditions)}` : t("policy.always")}
          {rule.dwell_days > 0 ? ` · ${t("policy.dwells", { count: rule.dwell_days })}` : ""}
        </Text>
      </div>
    </li>
  )
}

/** What moves customers between statuses. */
export const Rules = ({ policy, catalog }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const [open, setOpen] = useState<StatusRule | "new" | null>(null)
  const rules = policy.definition.status_rules
  const add = (
    <Button size="small" variant="secondary" onClick={() => setOpen("new")}>
      {t("policy.newRule")}
    </Button>
  )
  return (
    <Section title={t("policy.rules")} subtitle={t("policy.rulesHint")} actions={may("configure") ? add : null}>
      {rules.length === 0 ? <QuietLine>{t("policy.noRules")}</QuietLine> : null}
      <ul className="divide-y">
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} catalog={catalog} onOpen={may("configure") ? () => setOpen(rule) : null} />
        ))}
      </ul>
      {open && catalog ? (
        <RuleForm policy={policy} catalog={catalog} rule={open === "new" ? null : open} onClose={() => setOpen(null)} />
      ) : null}
    </Section>
  )
}
