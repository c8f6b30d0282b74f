import { useTranslation } from "react-i18next"
import type { PolicyResponse } from "../../src/contract/policies"
import { useArms } from "../api/client"
import { useCustomerGroups } from "../api/shop"
import type { Field } from "../components/field"
import type { Ask } from "./ask"

/** Giving a policy to a group, from either side: `choice` is what is still to be chosen. */
const useGiveAsk = (label: string, fixed: Ask["fixed"], choice: Field): Ask => {
  const { t } = useTranslation("arms")
  return {
    name: "assign_policy",
    label,
    hint: t("command.hint.assign_group_policy"),
    fixed: { scope: "group", ...fixed },
    fields: [
      choice,
      { name: "from", label: t("field.fromOptional"), kind: "day", optional: true },
      { name: "until", label: t("field.untilOptional"), kind: "day", optional: true },
    ],
  }
}

/** Another policy for the customers of a group. */
export const useGroupPolicyAsk = (groupId: string, present: string | undefined): Ask => {
  const { t } = useTranslation("arms")
  const { data } = useArms<{ policies: PolicyResponse[] }>("policies")
  const choices = (data?.policies ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const choice = { name: "policy_id", label: t("next.policy"), kind: "choice", initial: present, choices } as const
  return useGiveAsk(t("command.assign_policy"), { scope_id: groupId }, choice)
}

/** A group for a policy. */
export const usePolicyGroupAsk = (policyId: string): Ask => {
  const { t } = useTranslation("arms")
  const { data: groups } = useCustomerGroups()
  const choice = { name: "scope_id", label: t("policy.group"), kind: "choice", choices: groups ?? [] } as const
  return useGiveAsk(t("policy.giveToGroup"), { policy_id: policyId }, choice)
}
