import { Drawer, Skeleton, toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse } from "../../../src/contract/policies"
import { useArms, useCommand } from "../../api/client"
import { FieldInput } from "../../components/field"
import { Named } from "../../components/named"
import { useRested } from "../../components/use-rested"
import type { OperationDraft } from "../../pages/task-editor/draft"
import { OperationPart } from "../../pages/task-editor/operation"
import { CommandFrame } from "../command-frame"
import { useMay } from "../use-may"
import { useOnceKey } from "../use-once-key"
import { Mail } from "./mail"
import { Trial, useTrial } from "./trial"

/** For what something is done: receivables, or customers themselves. */
export interface DoNowSubjects {
  readonly receivable_ids?: readonly string[]
  readonly account_ids?: readonly string[]
  /** Whose mail is shown before it goes; `null`: nobody's. */
  readonly accountId: string | null
}

/** What belongs to approving is offered to those who may. */
const APPROVED = ["hold", "release"]
/** What a run would plan; the others change how a customer stands. */
const PLANNED = ["message", "calendar", "other"]

const FIRST = { operation: { kind: "send_email", params: { text: "reminder_1" } }, voice: "demand" } as const

interface FormProps {
  readonly operations: CatalogResponse["operations"]
  readonly subjects: DoNowSubjects
  readonly onClose: () => void
}

const Form = ({ operations, subjects, onClose }: FormProps) => {
  const { t } = useTranslation("arms")
  const { accountId, ...ids } = subjects
  const [draft, setDraft] = useState<OperationDraft>({ ...FIRST, subject: ids.account_ids ? "account" : "receivable" })
  const [reason, setReason] = useState("")
  const command = useCommand()
  const keyOf = useOnceKey()
  const { receivable_ids, account_ids } = ids
  // The same object while nothing changes: what rests is compared by identity.
  const input = useMemo(
    () => ({ receivable_ids, account_ids, operation: draft.operation, voice: draft.voice }),
    [JSON.stringify(ids), draft]
  )
  const rested = useRested(input)
  const { data, error, isPlaceholderData } = useTrial(rested, t("doNow.trialReason"))
  const isTried = JSON.stringify(rested) === JSON.stringify(input) && !isPlaceholderData && !error
  const isPlanned = PLANNED.includes(operations.find((one) => one.kind === draft.operation.kind)?.group ?? "")
  const text = draft.voice === null ? null : draft.operation.params.text
  const go = () =>
    command.mutate(
      { name: "do_now", input: { ...input, reason, idempotency_key: keyOf(JSON.stringify({ input, reason })) } },
      {
        onSuccess: () => {
          toast.success(t("doNow.doneToast", { count: data?.done ?? 0 }))
          onClose()
        },
      }
    )
  return (
    <CommandFrame
      goLabel={t("doNow.go")}
      canGo={isTried && reason.trim() !== ""}
      isGoing={command.isPending}
      onGo={go}
      error={command.error}
    >
      <OperationPart
        catalog={{ operations }}
        draft={draft}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      <Trial answer={data} error={error} asked={draft.voice} isPlanned={isPlanned} />
      <FieldInput
        field={{ name: "reason", label: t("command.reason"), kind: "note" }}
        value={reason}
        onChange={setReason}
      />
      {typeof text === "string" && accountId ? (
        <Mail textKey={text} accountId={accountId} ids={ids.receivable_ids} />
      ) : null}
    </CommandFrame>
  )
}

/** Any operation of the catalogue, now: first what it comes to, then done, and in the register as one's own. */
export const DoNowDrawer = ({ subjects, onClose }: { subjects: DoNowSubjects | null; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { data } = useArms<CatalogResponse>("catalog", {}, { enabled: subjects !== null })
  const subject = subjects?.account_ids ? "account" : "receivable"
  const { may } = useMay()
  const operations = data?.operations.filter(
    (one) => one.subjects.includes(subject) && (may("approve") || !APPROVED.includes(one.group))
  )
  return (
    <Drawer open={subjects !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <Named>
          <Drawer.Header>
            <Drawer.Title>{t("doNow.title")}</Drawer.Title>
          </Drawer.Header>
        </Named>
        {subjects && operations ? (
          <Form operations={operations} subjects={subjects} onClose={onClose} />
        ) : (
          <Skeleton className="m-6 h-24" />
        )}
      </Drawer.Content>
    </Drawer>
  )
}
