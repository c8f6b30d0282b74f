import { Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { NextContact, NextContactsResponse } from "../../src/contract/next-contacts"
import type { PolicyResponse } from "../../src/contract/policies"
import { useArms } from "../api/client"
import type { Ask } from "../commands/ask"
import { CommandButtons } from "../commands/command-buttons"
import type { Values } from "../components/field"
import { useFormat } from "../components/format"
import { ErrorLine } from "../components/lines"

const SHOWN = 5

const Row = ({ one }: { one: NextContact }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  return (
    <li className="flex flex-col">
      <Text size="small" weight="plus">
        {one.waits_for ? t("next.waits") : day(one.day)} · {one.task}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {one.receivable_id ? (
          <Link className="text-ui-tag-blue-text underline" to={`/arms/receivables/${one.receivable_id}`}>
            {one.number}
          </Link>
        ) : (
          t("task.subject.account")
        )}
        {one.waits_for ? ` · ${t(`reason.${one.waits_for}`, { defaultValue: one.waits_for })}` : ""}
        {one.until ? ` · ${t("why.until", { day: day(one.until) })}` : ""}
      </Text>
    </li>
  )
}

/** What comes next, by the account's policy or as it would be with another. */
export const NextList = ({ accountId, policyId }: { accountId: string; policyId?: string }) => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<NextContactsResponse>(`accounts/${accountId}/next`, { policy_id: policyId })
  if (error) return <ErrorLine>{error.message}</ErrorLine>
  if (!data) return <Skeleton className="h-16 w-full" />
  return (
    <section className="flex flex-col gap-y-2" aria-label={t("next.title")}>
      <Text size="small" className="text-ui-fg-subtle">
        {t("next.by", { policy: data.policy.name, status: t(`status.${data.status}`) })}
      </Text>
      {data.next.length === 0 ? <Text size="small">{t("next.nothing")}</Text> : null}
      <ul className="flex flex-col gap-y-2">
        {data.next.slice(0, SHOWN).map((one) => (
          <Row key={`${one.step} ${one.receivable_id}`} one={one} />
        ))}
      </ul>
      {data.next.length > SHOWN ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("next.more", { count: data.next.length - SHOWN })}
        </Text>
      ) : null}
    </section>
  )
}

const useAsks = (accountId: string): Ask[] => {
  const { t } = useTranslation("arms")
  const { data: next } = useArms<NextContactsResponse>(`accounts/${accountId}/next`)
  const { data } = useArms<{ policies: PolicyResponse[] }>("policies")
  const others = (data?.policies ?? []).filter((one) => one.id !== next?.policy.id)
  const steps = (next?.steps ?? []).map(({ step, name }) => ({ value: step, label: name }))
  const Effect = ({ values }: { values: Values }) =>
    values.policy_id ? <NextList accountId={accountId} policyId={values.policy_id} /> : null
  const policy: Ask = {
    name: "assign_policy",
    label: t("command.assign_policy"),
    hint: t("command.hint.assign_policy"),
    fixed: { scope: "account", scope_id: accountId },
    fields: [
      {
        name: "policy_id",
        label: t("next.policy"),
        kind: "choice",
        choices: others.map((one) => ({ value: one.id, label: one.name })),
      },
      { name: "until", label: t("field.untilOptional"), kind: "day", optional: true },
    ],
    Effect,
  }
  const exempt: Ask = {
    name: "exempt",
    label: t("command.exempt"),
    hint: t("command.hint.exempt"),
    fixed: { account_id: accountId },
    fields: [
      { name: "step", label: t("next.task"), kind: "choice", choices: steps },
      { name: "until", label: t("field.until"), kind: "day" },
    ],
  }
  return [...(others.length > 0 ? [policy] : []), ...(steps.length > 0 ? [exempt] : [])]
}

/** What the customer is exempted from, and until when; each may be ended. */
const Exemptions = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { data } = useArms<NextContactsResponse>(`accounts/${accountId}/next`)
  return (data?.exemptions ?? []).map(({ step, name, until }) => (
    <div key={step} className="flex flex-wrap items-center justify-between gap-2">
      <Text size="small">{t("next.exempted", { task: name, day: day(until) })}</Text>
      <CommandButtons
        asks={[
          {
            name: "end_exemption",
            label: t("command.end_exemption"),
            hint: t("command.hint.end_exemption", { task: name }),
            fixed: { account_id: accountId, step },
          },
        ]}
      />
    </div>
  ))
}

/** What the customer hears of next; from here he is given another policy, or exempted from a task. */
export const NextContacts = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" weight="plus">
        {t("next.title")}
      </Text>
      <NextList accountId={accountId} />
      <Exemptions accountId={accountId} />
      <div className="flex flex-wrap gap-2">
        <CommandButtons asks={useAsks(accountId)} />
      </div>
    </div>
  )
}
