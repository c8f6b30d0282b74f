import { useTranslation } from "react-i18next"
import type { PolicyResponse } from "../../src/contract/policies"
import { useArms } from "../api/client"
import type { Ask } from "./ask"

/** Another policy for the customers of a group. */
export const useGroupPolicyAsk = (groupId: string, present: string | undefined): Ask => {
  const { t } = useTranslation("arms")
  const { data } = useArms<{ policies: PolicyResponse[] }>("policies")
  return {
    name: "assign_policy",
    label: t("command.assign_policy"),
    hint: t("command.hint.assign_group_policy"),
    fixed: { scope: "group", scope_id: groupId },
    fields: [
      {
        name: "policy_id",
        label: t("next.policy"),
        kind: "choice",
        initial: present,
        choices: (data?.policies ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: "from", label: t("field.fromOptional"), kind: "day", optional: true },
      { name: "until", label: t("field.untilOptional"), kind: "day", optional: true },
    ],
  }
}
