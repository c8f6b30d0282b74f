import { MedusaError } from "@medusajs/framework/utils"
import { completeTask, placeByDay, type CalendarDate, type Status, type Task } from "../../../domain"
import type { TaskInput } from "../../../contract/task"
import { newId } from "../run/ids"
import { found, type CommandContext, type Recorded } from "./define-command"
import { policy, store } from "./policy"

/** Changes of a policy's tasks: each is a new version of the whole policy (`policy.ts`). */

const renumbered = (tasks: readonly Task[], status: Status, list: readonly Task[]): Task[] => [
  ...tasks.filter((task) => task.status !== status),
  ...list.map((task, position) => ({ ...task, position })),
]

const listOf = (tasks: readonly Task[], status: Status): Task[] =>
  tasks.filter((task) => task.status === status).sort((a, b) => a.position - b.position)

function unusedName(tasks: readonly Task[], task: TaskInput, id: string | null) {
  const twin = tasks.find((one) => one.status === task.status && one.name === task.name && one.id !== id)
  if (!twin) return
  throw new MedusaError(
    MedusaError.Types.DUPLICATE_ERROR,
    `name is "${task.name}": the task ${twin.id} of status ${twin.status} has that name already.`
  )
}

/** Adds a task to a status's list where its day puts it, unless a position is given. */
export async function addTask(
  context: CommandContext,
  id: string,
  change: { task: TaskInput; position?: number; version?: number }
): Promise<Recorded> {
  const row = await policy(context, id, change.version)
  const taskId = newId("artsk")
  const made = await store(context, row, (definition) => {
    unusedName(definition.tasks, change.task, null)
    const list = listOf(definition.tasks, change.task.status)
    const task = completeTask(change.task as Parameters<typeof completeTask>[0], {
      id: taskId,
      version: 1,
      status: change.task.status,
      position: list.length,
      on_since: context.today,
    })
    list.splice(change.position ?? placeByDay(list, task), 0, task)
    return { ...definition, tasks: renumbered(definition.tasks, change.task.status, list) }
  })
  return { ...made, result: { ...made.result, task_id: taskId } }
}

/** A day from which a changed task acts: its trigger days before are history. */
const onSince = (before: Task, after: TaskInput, today: CalendarDate): CalendarDate => {
  const sameTrigger = JSON.stringify(before.trigger) === JSON.stringify(after.trigger)
  return sameTrigger && (before.enabled || after.enabled === false) ? before.on_since : today
}

/** A new version of a task. Its step keeps its name: what was done stays done. */
export async function updateTask(
  context: CommandContext,
  id: string,
  taskId: string,
  change: { task: TaskInput; version?: number }
): Promise<Recorded> {
  const row = await policy(context, id, change.version)
  const made = await store(context, row, (definition) => {
    const before = found(definition.tasks.find((task) => task.id === taskId) ?? null, "task", taskId)
    unusedName(definition.tasks, change.task, taskId)
    const after = completeTask({ step: before.step, ...change.task } as Parameters<typeof completeTask>[0], {
      id: taskId,
      version: before.version + 1,
      status: change.task.status,
      position: before.position,
      on_since: onSince(before, change.task, context.today),
    })
    if (after.status === before.status) {
      return { ...definition, tasks: definition.tasks.map((task) => (task.id === taskId ? after : task)) }
    }
    const rest = definition.tasks.filter((task) => task.id !== taskId)
    const left = renumbered(rest, before.status, listOf(rest, before.status))
    return { ...definition, tasks: renumbered(left, after.status, [...listOf(left, after.status), after]) }
  })
  return { ...made, result: { ...made.result, task_id: taskId } }
}

/** Takes a task out of the policy; its versions stay readable. */
export async function removeTask(
  context: CommandContext,
  id: string,
  taskId: string,
  version: number | undefined
): Promise<Recorded> {
  const row = await policy(context, id, version)
  return store(context, row, (definition) => {
    const task = found(definition.tasks.find((one) => one.id === taskId) ?? null, "task", taskId)
    const rest = definition.tasks.filter((one) => one.id !== taskId)
    return { ...definition, tasks: renumbered(rest, task.status, listOf(rest, task.status)) }
  })
}

/** Puts the tasks of a status into another order; later is more serious. */
export async function orderTasks(
  context: CommandContext,
  id: string,
  input: { status: Status; task_ids: readonly string[]; version?: number }
): Promise<Recorded> {
  const row = await policy(context, id, input.version)
  return store(context, row, (definition) => {
    const list = listOf(definition.tasks, input.status)
    const ids = list.map((task) => task.id).sort()
    if (JSON.stringify(ids) !== JSON.stringify([...input.task_ids].sort())) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `task_ids must name each of the ${ids.length} tasks of status ${input.status} once.`
      )
    }
    const ordered = input.task_ids.map((taskId) => list.find((task) => task.id === taskId)!)
    return { ...definition, tasks: renumbered(definition.tasks, input.status, ordered) }
  })
}
