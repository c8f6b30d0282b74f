import { useTranslation } from "react-i18next"
import type { GroupResponse } from "../../src/contract/policies"
import { useArms } from "../api/client"
import { CommandButtons } from "../commands/command-buttons"
import { useGroupPolicyAsk } from "../commands/group"
import { useLimitAsks } from "../commands/limit"
import { useFormat } from "../components/format"
import { FactLine } from "../components/lines"
import { Section } from "../components/section"
import { Log } from "./log"
import { TermsPart } from "./terms"

const Standing = ({ groupId }: { groupId: string }) => {
  const { t } = useTranslation("arms")
  const { money, day } = useFormat()
  const { data, error } = useArms<{ group: GroupResponse }>(`groups/${groupId}`)
  const group = data?.group
  const limits = useLimitAsks(groupId, { scope: "group", currency: group?.limits[0]?.currency ?? "" })
  const policy = useGroupPolicyAsk(groupId, group?.policy?.id)
  return (
    <Section title={t("widget.title")} error={error && !data ? t("widget.error") : null}>
      {group ? (
        <>
          <FactLine label={t("group.accounts")}>{group.accounts}</FactLine>
          <FactLine label={t("next.policy")}>
            {group.policy?.name ?? t("group.noPolicy")}
            {group.policy?.until ? ` · ${t("widget.until", { date: day(group.policy.until) })}` : ""}
          </FactLine>
          {group.limits.map((one) => (
            <FactLine key={one.id} label={t("limits.ofGroup")}>
              {one.mode === "amount" ? money(one.amount, one.currency) : t(`limits.mode.${one.mode}`)}
              {one.until ? ` · ${t("widget.until", { date: day(one.until) })}` : ""}
              {one.state === "proposed" ? ` · ${t("state.proposed")}` : ""}
            </FactLine>
          ))}
          <div className="flex flex-wrap gap-2 px-6 py-4">
            <CommandButtons asks={[policy, ...limits]} />
          </div>
          <TermsPart scope="group" id={groupId} />
        </>
      ) : null}
    </Section>
  )
}

/** A customer group: policy, limit and terms of its customers, and what was done about them. */
export const Group = ({ groupId }: { groupId: string }) => (
  <div className="flex flex-col gap-y-3">
    <Standing groupId={groupId} />
    <Log name="customer_group_id" id={groupId} />
  </div>
)
