import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { PlannedAccountResponse, PlannedAct, PlanOfAccount } from "../../../src/contract/runs"
import { QuietLine } from "../../components/lines"

const Act = ({ act }: { act: PlannedAct }) => {
  const { t } = useTranslation("arms")
  return (
    <Text size="small" as="div" className={act.reason ? "text-ui-fg-subtle" : ""}>
      {act.task}
      {act.number ? (
        <>
          {" · "}
          <Link className="text-ui-tag-blue-text" to={`/arms/receivables/${act.subject_id}`}>
            {act.number}
          </Link>
        </>
      ) : null}
      {act.reason ? `: ${t(`reason.${act.reason}`, { defaultValue: act.reason })}` : ""}
    </Text>
  )
}

const Plan = ({ plan }: { plan: PlanOfAccount }) => {
  const { t } = useTranslation("arms")
  return (
    <>
      {plan.acts.map((act) => (
        <Act key={`${act.step}:${act.subject_id}`} act={act} />
      ))}
      {plan.move ? (
        <Text size="small">
          {t("operation.set_status")}: {t(`status.${plan.move.from}`)} → {t(`status.${plan.move.to}`)}
        </Text>
      ) : null}
      {plan.hold ? (
        <Text size="small" className={plan.hold.already ? "text-ui-fg-subtle" : ""}>
          {t(plan.hold.already ? "runs.staysHeld" : "widget.held")}: {t(`widget.strength.${plan.hold.strength}`)}
        </Text>
      ) : null}
      {plan.suppressed.length > 0 ? (
        <details>
          <summary className="txt-small text-ui-fg-subtle cursor-pointer">
            {t("overview.total.suppressed", { count: plan.suppressed.length })}
          </summary>
          <div className="flex flex-col gap-y-1 pt-1">
            {plan.suppressed.map((act) => (
              <Act key={`${act.step}:${act.subject_id}`} act={act} />
            ))}
          </div>
        </details>
      ) : null}
    </>
  )
}

/** What is planned, customer by customer; after a run what it found instead. */
export const PlannedList = ({ accounts, none }: { accounts: readonly PlannedAccountResponse[]; none: string }) => {
  const { t } = useTranslation("arms")
  if (accounts.length === 0) return <QuietLine>{none}</QuietLine>
  return (
    <ul className="divide-y">
      {accounts.map((one) => (
        <li key={one.account_id} className="grid grid-cols-1 gap-2 px-6 py-3 md:grid-cols-[16rem_1fr]">
          <Link
            to={`/arms/receivables?account_id=${one.account_id}&state=open`}
            className="text-ui-tag-blue-text txt-compact-small-plus"
          >
            {one.account_name}
          </Link>
          <div className="flex flex-col gap-y-1">
            <Plan plan={one.planned} />
            {one.found ? (
              <div className="mt-2">
                <Text size="small" weight="plus">
                  {t("runs.foundInstead")}
                </Text>
                <Plan plan={one.found} />
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
