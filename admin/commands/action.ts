import { useTranslation } from "react-i18next"
import type { ActionDetailResponse } from "../../src/contract/responses"
import type { Ask } from "./ask"

/** What a person may do about a row of the register: settle the fate of its mail, decide about a proposal. */
export const useActionAsks = (action: ActionDetailResponse): Ask[] => {
  const { t } = useTranslation("arms")
  const ask = (name: Ask["name"], more: Partial<Ask>): Ask => ({
    name,
    label: t(`command.${name}`),
    hint: t(`command.hint.${name}`),
    fixed: { action_id: action.id },
    ...more,
  })
  if (action.state === "proposed") return [ask("accept_proposal", {}), ask("dismiss_proposal", {})]
  const { notice } = action
  if (notice?.state === "planned" && action.state === "planned")
    return [ask("cancel_notice", { fixed: { notice_id: notice.id }, isDanger: true })]
  if (notice?.state !== "uncertain" && notice?.state !== "failed") return []
  const outcomes = notice.state === "uncertain" ? ["arrived", "send_again"] : ["send_again"]
  return [
    ask("settle_notice", {
      hint: t(notice.state === "failed" ? "command.hint.settle_failed" : "command.hint.settle_notice"),
      fixed: { notice_id: notice.id },
      fields: [
        {
          name: "outcome",
          label: t("field.outcome"),
          kind: "choice",
          choices: outcomes.map((value) => ({ value, label: t(`field.${value}`) })),
        },
      ],
    }),
  ]
}
