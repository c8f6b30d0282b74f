import { accountForUpdate } from "../sql/accounts"
import {
  assignCalendarTask as assign,
  calendarTaskById,
  calendarTaskForUpdate,
  ensureSource,
  finishCalendarTask as finish,
  reportPayments,
} from "../sql/marks"
import { goLive } from "../sql/settings"
import { OUTCOMES } from "../../../contract/work"
import { newId } from "../run/ids"
import { settle } from "../run/place"
import { doNow } from "./do-now"
import { found, notAllowed, type CommandContext, type CommandHandler, type Recorded } from "./define-command"
import { createPolicy } from "./policy"

/** Commands about employees' work, sources and set-up. */

/** The outcome that asks for the documents to be sent once more (DESIGN §5). */
const SEND_AGAIN: (typeof OUTCOMES.before)[number] = "not_received_send_again"

/** The customer says that a document has not arrived: it goes out once more, as an operation by hand does. */
async function sendOnceMore(context: CommandContext, receivableIds: readonly string[]) {
  if (receivableIds.length === 0) throw notAllowed("The calendar task names no document that could be sent again.")
  const sent = await doNow(context, {
    operation: { kind: "send_email", params: { text: "document_copy" } },
    voice: "courtesy",
    receivable_ids: [...receivableIds],
  })
  return { sent_again: sent.result }
}

/** Ends a calendar task with an outcome of its kind; what the outcome promises is done with it, or neither. */
export const finishCalendarTask: CommandHandler<"finish_calendar_task"> = async (context, input) => {
  const id = input.calendar_task_id
  // Accounts are locked before what hangs on them, as a run does.
  const { account_id } = found(await calendarTaskById(context.db, id), "calendar task", id)
  await accountForUpdate(context.db, account_id)
  const task = found(await calendarTaskForUpdate(context.db, id), "calendar task", id)
  if (task.state !== "open") throw notAllowed(`The calendar task is ${task.state}: expected an open one.`)
  const allowed: readonly string[] = OUTCOMES[task.side as keyof typeof OUTCOMES]
  if (!allowed.includes(input.outcome)) {
    throw notAllowed(
      `outcome is "${input.outcome}": expected one of ${allowed.join(", ")} for a ${task.kind} ${task.side} the due date.`
    )
  }
  await finish(context.db, task.id, input.outcome, input.note ?? null, context.today)
  const sent = input.outcome === SEND_AGAIN ? await sendOnceMore(context, task.receivable_ids) : {}
  return {
    accountId: task.account_id,
    subject: "account",
    subjectId: task.account_id,
    result: { calendar_task_id: task.id, outcome: input.outcome, ...sent },
  }
}

const assigned = (task: { id: string; account_id: string }, assignee_id: string): Recorded => ({
  accountId: task.account_id,
  subject: "account",
  subjectId: task.account_id,
  result: { calendar_task_id: task.id, assignee_id },
})

/** Gives a calendar task to another employee. */
export const assignCalendarTask: CommandHandler<"assign_calendar_task"> = async (context, input) => {
  const task = found(
    await calendarTaskForUpdate(context.db, input.calendar_task_id),
    "calendar task",
    input.calendar_task_id
  )
  if (task.state !== "open") throw notAllowed(`The calendar task is ${task.state}: expected an open one.`)
  await assign(context.db, task.id, input.assignee_id)
  return assigned(task, input.assignee_id)
}

/** Gives many calendar tasks to another employee: all of them, or none. */
export const assignCalendarTasks: CommandHandler<"assign_calendar_tasks"> = async (context, input) => {
  const each: Recorded[] = []
  for (const id of [...input.calendar_task_ids].sort()) {
    const task = found(await calendarTaskForUpdate(context.db, id), "calendar task", id)
    if (task.state !== "open") throw notAllowed(`The calendar task ${id} is ${task.state}: expected an open one.`)
    await assign(context.db, id, input.assignee_id)
    each.push(assigned(task, input.assignee_id))
  }
  return { accountId: null, subject: "system", subjectId: input.assignee_id, result: { ...input }, each }
}

/** A person confirms that every payment up to a day has been recorded. */
export const confirmPayments: CommandHandler<"confirm_payments"> = async (context, input) => {
  if (input.up_to > context.today) throw notAllowed(`up_to is "${input.up_to}": expected ${context.today} or earlier.`)
  await ensureSource(context.db, { id: newId("arsrc"), name: input.source, openedOn: context.today })
  await reportPayments(context.db, input.source, input.up_to)
  return { accountId: null, subject: "system", subjectId: input.source, result: { up_to: input.up_to } }
}

/** Ends the rehearsal: from tomorrow on ARMS acts, today and before is history (DESIGN §3.14). */
export const finishSetUp: CommandHandler<"finish_set_up"> = async (context, input) => {
  if (context.world.moved) throw notAllowed("This database was moved or restored: confirm the installation instead.")
  if (context.world.liveSince) throw notAllowed(`Set-up was finished on ${context.world.liveSince} already.`)
  if (!context.world.defaultPolicy) throw notAllowed("There is no policy yet: choose a preset first.")
  const problems = await context.mailProblems()
  if (problems.length > 0 && !input.despite_mail_problems)
    throw notAllowed(`Mail is not ready: ${problems.join(" ")} To go on nevertheless, say despite_mail_problems: true.`)
  await goLive(context.db, context.today)
  await settle(context.db, context.publicUrl)
  const despite = problems.length > 0 ? { despite: problems } : {}
  return { accountId: null, subject: "system", subjectId: "arms", result: { live_since: context.today, ...despite } }
}

/** Makes a policy of a preset; the first one becomes the default. */
export const choosePreset: CommandHandler<"choose_preset"> = (context, input) => createPolicy(context, input)
