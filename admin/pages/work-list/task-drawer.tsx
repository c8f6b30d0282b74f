import { Button, Drawer, Label, Skeleton, Text, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { OUTCOMES, type CalendarTaskResponse } from "../../../src/contract/work"
import { useArms, useCommand } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { useFormat } from "../../components/format"
import { ErrorLine } from "../../components/lines"
import { AccountFacts } from "../../panels/account-facts"
import { useScript } from "./columns"
import { Named } from "../../components/named"

const Outcomes = ({ task, onDone }: { task: CalendarTaskResponse; onDone: () => void }) => {
  const { t } = useTranslation("arms")
  const [note, setNote] = useState("")
  const command = useCommand()
  const finish = (outcome: string) =>
    command.mutate(
      {
        name: "finish_calendar_task",
        input: {
          calendar_task_id: task.id,
          outcome,
          reason: t(`work.outcome.${outcome}`),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      },
      {
        onSuccess: () => {
          toast.success(`${task.account_name}: ${t(`work.outcome.${outcome}`)}`)
          onDone()
        },
      }
    )
  return (
    <section className="flex flex-col gap-y-3" aria-label={t("work.outcomeTitle")}>
      <Label size="small" weight="plus" htmlFor="arms-note">
        {t("work.note")}
      </Label>
      <Textarea id="arms-note" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      <div className="flex flex-wrap gap-2">
        {OUTCOMES[task.side].map((outcome) => (
          <Button
            key={outcome}
            size="small"
            variant="secondary"
            disabled={command.isPending}
            onClick={() => finish(outcome)}
          >
            {t(`work.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
      {command.error ? <ErrorLine>{command.error.message}</ErrorLine> : null}
    </section>
  )
}

const Body = ({ task, onDone }: { task: CalendarTaskResponse; onDone: () => void }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { mayRun } = useMay()
  const script = useScript()
  return (
    <>
      <div>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`work.is.${task.kind}`)} · {day(task.due_date)}
        </Text>
        <Text className="mt-1">{script(task.text_key)}</Text>
      </div>
      <AccountFacts accountId={task.account_id} receivableIds={task.receivable_ids} />
      {task.state !== "open" ? (
        <Text size="small" className="text-ui-fg-subtle">
          {task.outcome ? t(`work.outcome.${task.outcome}`) : t(`work.state.${task.state}`)}
          {task.note ? `: ${task.note}` : ""}
        </Text>
      ) : null}
      {task.state === "open" && mayRun("finish_calendar_task") ? (
        <Outcomes key={task.id} task={task} onDone={onDone} />
      ) : null}
    </>
  )
}

/** A calendar task with what one needs on the phone; its outcome is one click, then the next task opens. */
export const TaskDrawer = ({ id, onDone, onClose }: { id: string | null; onDone: () => void; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<{ calendar_task: CalendarTaskResponse }>(
    `calendar-tasks/${id}`,
    {},
    { enabled: id !== null }
  )
  const task = data?.calendar_task.id === id ? data?.calendar_task : undefined
  return (
    <Drawer open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined} className="sm:max-w-[640px]">
        <Named>
          <Drawer.Header>
            <Drawer.Title>{task?.account_name ?? t("work.task")}</Drawer.Title>
          </Drawer.Header>
        </Named>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error ? <ErrorLine>{error.message}</ErrorLine> : null}
          {!task && !error ? <Skeleton className="h-64 w-full" /> : null}
          {task ? <Body task={task} onDone={onDone} /> : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
