import { Button, FocusModal, Heading, Input, Label, Text, toast, usePrompt } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse } from "../../../src/contract/policies"
import { useSend } from "../../api/client"
import { ConditionsPart } from "./conditions"
import { Details } from "./details"
import { triggerOf, type Draft } from "./draft"
import { Effect } from "./effect"
import { OperationPart } from "./operation"
import { Pick } from "./pick"
import { TriggerPart } from "./trigger"
import { Named } from "../../components/named"
import { useVersion } from "../../components/use-version"

interface Props {
  readonly catalog: CatalogResponse
  readonly policyId: string
  /** Present version of the policy. */
  readonly version: number
  /** `null`: a new task. */
  readonly taskId: string | null
  readonly initial: Draft
  readonly onClose: () => void
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-y-2" aria-label={title}>
    <Text size="small" weight="plus" className="text-ui-fg-subtle">
      {title}
    </Text>
    {children}
  </section>
)

/** Another subject may not have the operation: then it is the first that it has. */
function fittingFor(catalog: CatalogResponse, draft: Draft, subject: Draft["subject"]): Partial<Draft> {
  const fits = catalog.operations.some((one) => one.kind === draft.operation.kind && one.subjects.includes(subject))
  return fits ? {} : { operation: { kind: "send_email", params: { text: "reminder_1" } }, voice: "demand" }
}

const Sentence = ({
  catalog,
  draft,
  put,
}: {
  catalog: CatalogResponse
  draft: Draft
  put: (part: Partial<Draft>) => void
}) => {
  const { t } = useTranslation("arms")
  const about = (subject: string) =>
    put({
      subject: subject as Draft["subject"],
      trigger: triggerOf(subject === "account" ? "weekly" : "anchor", subject as Draft["subject"]),
      conditions: [],
      ...fittingFor(catalog, draft, subject as Draft["subject"]),
    })
  return (
    <>
      <Part title={t("task.about")}>
        <Pick
          label={t("task.about")}
          value={draft.subject}
          choices={(["receivable", "account"] as const).map((value) => ({ value, label: t(`task.subject.${value}`) }))}
          onChange={about}
        />
      </Part>
      <Part title={t("task.whenTitle")}>
        <TriggerPart subject={draft.subject} trigger={draft.trigger} onChange={(trigger) => put({ trigger })} />
      </Part>
      <Part title={t("task.ifTitle")}>
        <ConditionsPart
          catalog={catalog}
          subject={draft.subject}
          conditions={draft.conditions}
          onChange={(conditions) => put({ conditions })}
        />
      </Part>
      <Part title={t("task.doTitle")}>
        <OperationPart catalog={catalog} draft={draft} onChange={put} />
      </Part>
    </>
  )
}

/** A task, written as a sentence; beside it whom it will come to. */
export const TaskEditor = ({ catalog, policyId, version, taskId, initial, onClose }: Props) => {
  const { t } = useTranslation("arms")
  const prompt = usePrompt()
  const [first] = useState(initial)
  const [draft, setDraft] = useState(first)
  const { versionAfter } = useVersion(version)
  const path = `policies/${policyId}/tasks${taskId ? `/${taskId}` : ""}`
  const save = useSend<{ task: Draft; version: number }>(path)
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = () =>
    save.mutate(
      { task: draft, version: versionAfter(save.error) },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          onClose()
        },
      }
    )
  const leave = async () => {
    // The key that closes this would close the question too, were it there already.
    await new Promise((resolve) => setTimeout(resolve))
    const isSure =
      draft === first ||
      (await prompt({
        title: t("task.leave"),
        description: t("task.leaveHint"),
        confirmText: t("task.leaveGo"),
        cancelText: t("task.stay"),
      }))
    if (isSure) onClose()
  }
  return (
    <FocusModal open onOpenChange={(open) => (open ? undefined : void leave())}>
      <FocusModal.Content aria-describedby={undefined}>
        <Named>
          <FocusModal.Header>
            <div className="sr-only">
              <FocusModal.Title>{t(taskId ? "task.change" : "task.new")}</FocusModal.Title>
            </div>
          </FocusModal.Header>
        </Named>
        <FocusModal.Body className="overflow-y-auto">
          <div className="mx-auto grid max-w-[1100px] grid-cols-1 gap-8 p-8 lg:grid-cols-[2fr_1fr]">
            <div className="flex flex-col gap-y-6">
              <Heading level="h1">
                {t(taskId ? "task.change" : "task.new")} · {t(`status.${draft.status}`)}
              </Heading>
              <div className="flex flex-col gap-y-2">
                <Label size="small" weight="plus" htmlFor="arms-task-name">
                  {t("task.name")}
                </Label>
                <Input
                  id="arms-task-name"
                  value={draft.name}
                  maxLength={200}
                  onChange={(event) => put({ name: event.target.value })}
                />
              </div>
              <Sentence catalog={catalog} draft={draft} put={put} />
              <Details draft={draft} onChange={put} />
            </div>
            <Effect path={path} draft={draft} />
          </div>
        </FocusModal.Body>
        <FocusModal.Footer>
          {save.error ? (
            <Text role="alert" size="small" className="text-ui-fg-error mr-auto">
              {save.error.message}
            </Text>
          ) : null}
          <FocusModal.Close asChild>
            <Button size="small" variant="secondary">
              {t("command.cancel")}
            </Button>
          </FocusModal.Close>
          <Button size="small" onClick={submit} disabled={draft.name.trim() === ""} isLoading={save.isPending}>
            {t("command.save")}
          </Button>
        </FocusModal.Footer>
      </FocusModal.Content>
    </FocusModal>
  )
}
