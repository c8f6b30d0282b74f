import { Button, Skeleton, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PolicyResponse } from "../../../src/contract/policies"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { Section } from "../../components/section"

interface WouldBeHeld {
  readonly accounts: readonly { readonly account_id: string; readonly now: string[]; readonly then: string[] }[]
}

/** Changed block tasks bind when somebody has seen whom they would hold. */
export const Confirm = ({ policy }: { policy: PolicyResponse }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data, error } = useArms<WouldBeHeld>(`policies/${policy.id}/block-tasks`)
  const confirm = useSend<Record<string, never>>(`policies/${policy.id}/block-tasks?version=${policy.version}`)
  const held = data?.accounts.filter((one) => one.then.length > 0 && one.now.length === 0).length ?? 0
  const freed = data?.accounts.filter((one) => one.then.length === 0).length ?? 0
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
        <Text size="small" className="px-6 py-4">
          {t("policy.confirmHint", {
            held: t("task.customers", { count: held }),
            freed: t("task.customers", { count: freed }),
          })}
        </Text>
      ) : null}
    </Section>
  )
}
