import { Button, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, PolicyResponse, Task } from "../../../src/contract/policies"
import { keys, remove, send } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { copyTo, draftOf, newDraft, type Draft } from "../task-editor/draft"
import type { Tried } from "../task-editor/effect"
import { TaskEditor } from "../task-editor/editor"
import { TaskRow, type TaskDeeds } from "./task-row"

interface Props {
  readonly policy: PolicyResponse
  readonly catalog: CatalogResponse | undefined
  readonly status: Task["status"]
}

interface Open {
  readonly taskId: string | null
  readonly draft: Draft
}

/** Changes of a policy's tasks that need no form; a refusal is said, and the list shown as it is. */
const useChange = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}

const moved = (ids: readonly string[], from: number, to: number): string[] => {
  const rest = ids.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ids[from], ...rest.slice(to)]
}

/** Before a task is switched on it says whom it will come to. */
const useIsWanted = () => {
  const { t } = useTranslation("arms")
  const prompt = usePrompt()
  return async (path: string, task: Draft): Promise<boolean> => {
    const tried = await send<Tried>(`${path}?preview=true`, { task }).catch((error: Error) => {
      toast.error(error.message)
      return null
    })
    if (tried === null) return false
    const { reach, now, then } = tried
    const today = now && then ? (then.totals.contacts ?? 0) - (now.totals.contacts ?? 0) : null
    const whom = t(task.subject === "receivable" ? "task.reach" : "task.reachAccounts", {
      count: reach.subjects,
      customers: t("task.customers", { count: reach.customers }),
    })
    return prompt({
      title: t("task.switchOn", { name: task.name }),
      description: [whom, ...(today === null ? [] : [t("task.todayMore", { count: today })])].join(" "),
      confirmText: t("task.switchOnGo"),
      cancelText: t("command.cancel"),
      variant: "confirmation",
    })
  }
}

/** The tasks of a status in running order, later ones more serious; dragged, switched, copied, changed. */
export const TaskList = ({ policy, catalog, status }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const prompt = usePrompt()
  const change = useChange()
  const isWanted = useIsWanted()
  const [open, setOpen] = useState<Open | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const tasks = policy.definition.tasks.filter((task) => task.status === status).sort((a, b) => a.position - b.position)
  const { version } = policy
  const path = `policies/${policy.id}`
  const put = (from: number, to: number) => {
    if (to < 0 || to >= tasks.length || from === to) return
    const task_ids = moved(
      tasks.map((task) => task.id),
      from,
      to
    )
    change.mutate(() => send(`${path}/order`, { status, task_ids, version }))
  }
  const take = async (task: Task) => {
    const isSure = await prompt({
      title: t("task.remove"),
      description: t("task.removeHint", { name: task.name }),
      confirmText: t("task.remove"),
      cancelText: t("command.cancel"),
    })
    if (isSure) change.mutate(() => remove(`${path}/tasks/${task.id}?version=${version}`))
  }
  const toggle = async (task: Task) => {
    const changed = { ...draftOf(task), enabled: !task.enabled }
    if (changed.enabled && !(await isWanted(`${path}/tasks/${task.id}`, changed))) return
    change.mutate(() => send(`${path}/tasks/${task.id}`, { task: changed, version }))
  }
  const deedsOf = (task: Task, at: number): TaskDeeds => ({
    edit: () => setOpen({ taskId: task.id, draft: draftOf(task) }),
    toggle: () => void toggle(task),
    copy: (to) => change.mutate(() => send(`${path}/tasks`, { task: copyTo(task, to), version })),
    move: (by) => put(at, at + by),
    remove: () => void take(task),
  })
  const mayChange = may("configure") && !change.isPending
  const add = (
    <Button size="small" variant="secondary" onClick={() => setOpen({ taskId: null, draft: newDraft(status) })}>
      {t("task.new")}
    </Button>
  )
  return (
    <Section title={t(`status.${status}`)} subtitle={t("policy.order")} actions={mayChange ? add : null}>
      {tasks.length === 0 ? <QuietLine>{t("policy.noTasks")}</QuietLine> : null}
      <ol className="divide-y">
        {tasks.map((task, at) => (
          <li
            key={task.id}
            draggable={mayChange}
            onDragStart={() => setDragged(at)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) put(dragged, at)
              setDragged(null)
            }}
            onDragEnd={() => setDragged(null)}
            className={dragged === at ? "opacity-50" : ""}
          >
            <TaskRow catalog={catalog} task={task} deeds={mayChange ? deedsOf(task, at) : null} />
          </li>
        ))}
      </ol>
      {open && catalog ? (
        <TaskEditor
          catalog={catalog}
          policyId={policy.id}
          version={version}
          taskId={open.taskId}
          initial={open.draft}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Section>
  )
}
