import { Button, Checkbox, Drawer, Label, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyResponse, StatusRule } from "../../../src/contract/policies"
import { useSend } from "../../api/client"
import { FieldInput } from "../../components/field"
import { ErrorLine } from "../../components/lines"
import { ConditionsPart } from "../task-editor/conditions"
import { Whole } from "../task-editor/pick"
import { Named } from "../../components/named"
import { byLabel } from "../../refusals/by-label"
import { useVersion } from "../../components/use-version"

const STATUSES = ["green", "yellow", "red"] as const

const NEW: StatusRule = { id: "", name: "", from: ["green"], to: "yellow", conditions: [], dwell_days: 0 }

interface Props {
  readonly policy: PolicyResponse
  readonly catalog: CatalogResponse
  /** `null`: a new one. */
  readonly rule: StatusRule | null
  readonly onClose: () => void
}

const Statuses = ({ rule, put }: { rule: StatusRule; put: (part: Partial<StatusRule>) => void }) => {
  const { t } = useTranslation("arms")
  return (
    <fieldset className="flex flex-wrap items-center gap-4">
      <legend className="txt-compact-small-plus mb-2">{t("policy.fromStatus")}</legend>
      {STATUSES.map((status) => (
        <span key={status} className="flex items-center gap-2">
          <Checkbox
            id={`arms-from-${status}`}
            checked={rule.from.includes(status)}
            onCheckedChange={(on) =>
              put({ from: on === true ? [...rule.from, status] : rule.from.filter((one) => one !== status) })
            }
          />
          <Label size="small" htmlFor={`arms-from-${status}`}>
            {t(`status.${status}`)}
          </Label>
        </span>
      ))}
    </fieldset>
  )
}

/** A rule between statuses: from, to, conditions, and how long a customer stays before it may promote. */
export const RuleForm = ({ policy, catalog, rule, onClose }: Props) => {
  const { t } = useTranslation("arms")
  const [draft, setDraft] = useState<StatusRule>(rule ?? NEW)
  const { versionAfter } = useVersion(policy.version)
  const prompt = usePrompt()
  const put = (part: Partial<StatusRule>) => setDraft((before) => ({ ...before, ...part }))
  const save = useSend<{ status_rules: readonly StatusRule[]; version: number }>(`policies/${policy.id}`)
  const fields = ["name", "from", "to", "conditions", "dwell_days"].map((name) => ({
    name,
    label: t(`policy.part.${name}`),
  }))
  const others = policy.definition.status_rules
  const store = (status_rules: readonly StatusRule[]) =>
    save.mutate(
      { status_rules, version: versionAfter(save.error) },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          onClose()
        },
      }
    )
  const take = async ({ id, name }: StatusRule) => {
    const isSure = await prompt({
      title: t("policy.removeRule"),
      description: t("policy.removeRuleHint", { name }),
      confirmText: t("policy.removeRule"),
      cancelText: t("command.cancel"),
    })
    if (isSure) store(others.filter((one) => one.id !== id))
  }
  const submit = () =>
    store(
      rule
        ? others.map((one) => (one.id === rule.id ? draft : one))
        : [...others, { ...draft, id: `rule_${policy.version}_${others.length + 1}` }]
    )
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined} className="sm:max-w-[720px]">
        <Named>
          <Drawer.Header>
            <Drawer.Title>{rule?.name ?? t("policy.newRule")}</Drawer.Title>
          </Drawer.Header>
        </Named>
        <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
          <FieldInput
            field={{ name: "rule-name", label: t("policy.name"), kind: "text" }}
            value={draft.name}
            onChange={(name) => put({ name })}
          />
          <Statuses rule={draft} put={put} />
          <FieldInput
            field={{
              name: "rule-to",
              label: t("policy.toStatus"),
              kind: "choice",
              choices: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
            }}
            value={draft.to}
            onChange={(to) => put({ to: to as StatusRule["to"] })}
          />
          <ConditionsPart
            catalog={catalog}
            subject="account"
            conditions={draft.conditions}
            onChange={(conditions) => put({ conditions })}
          />
          <div className="flex items-center gap-2">
            <Text size="small">{t("policy.dwell")}</Text>
            <Whole label={t("policy.dwell")} value={draft.dwell_days} onChange={(dwell_days) => put({ dwell_days })} />
          </div>
          {save.error ? <ErrorLine>{byLabel(save.error.message, fields)}</ErrorLine> : null}
        </Drawer.Body>
        <Drawer.Footer>
          {rule ? (
            <Button variant="danger" onClick={() => void take(rule)} isLoading={save.isPending}>
              {t("policy.removeRule")}
            </Button>
          ) : null}
          <Button onClick={submit} disabled={draft.name.trim() === ""} isLoading={save.isPending}>
            {t("command.save")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
