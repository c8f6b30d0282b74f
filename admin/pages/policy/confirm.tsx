import { Button, Skeleton, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Fragment } from "react"
import { Link } from "react-router-dom"
import type { PolicyResponse, WouldBeHeld } from "../../../src/contract/policies"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { Section } from "../../components/section"

/** Named at most; the rest is a number. */
const NAMED = 20

const Names = ({ title, accounts }: { title: string; accounts: WouldBeHeld["accounts"] }) => {
  const { t } = useTranslation("arms")
  if (accounts.length === 0) return null
  return (
    <div>
      <Text size="small" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {accounts.slice(0, NAMED).map((one, at) => (
          <Fragment key={one.account_id}>
            {at > 0 ? ", " : ""}
            <Link className="text-ui-tag-blue-text" to={`/arms/customers/${one.account_id}`}>
              {one.account_name}
            </Link>
          </Fragment>
        ))}
        {accounts.length > NAMED ? ` ${t("next.more", { count: accounts.length - NAMED })}` : ""}
      </Text>
    </div>
  )
}

/** Changed block tasks bind when somebody has seen whom they would hold. */
export const Confirm = ({ policy }: { policy: PolicyResponse }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data, error } = useArms<WouldBeHeld>(`policies/${policy.id}/block-tasks`)
  const confirm = useSend<Record<string, never>>(`policies/${policy.id}/block-tasks?version=${policy.version}`)
  const held = data?.accounts.filter((one) => one.then.length > 0 && one.now.length === 0) ?? []
  const freed = data?.accounts.filter((one) => one.then.length === 0) ?? []
  const button = (
    <Button
      size="small"
      isLoading={confirm.isPending}
      disabled={!data}
      onClick={() => confirm.mutate({}, { onError: (error) => toast.error(error.message) })}
    >
      {t("policy.confirm")}
    </Button>
  )
  return (
    <Section
      title={t("policy.toConfirm")}
      actions={may("approve") ? button : null}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {!data && !error ? <Skeleton className="m-6 h-8" /> : null}
      {data ? (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          <Text size="small">
            {t("policy.confirmHint", {
              held: t("task.customers", { count: held.length }),
              freed: t("task.customers", { count: freed.length }),
            })}
          </Text>
          <Names title={t("policy.wouldBeHeld")} accounts={held} />
          <Names title={t("policy.wouldBeFreed")} accounts={freed} />
        </div>
      ) : null}
    </Section>
  )
}
