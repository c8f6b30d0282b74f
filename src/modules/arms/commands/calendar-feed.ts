import { putFeed, revokeFeed } from "../sql/calendar-feeds"
import { newId } from "../run/ids"
import { notFound, type CommandContext, type Recorded } from "./define-command"

const recorded = (employeeId: string, result: Record<string, unknown>): Recorded => ({
  accountId: null,
  subject: "system",
  subjectId: employeeId,
  result,
})

/** Gives an employee a secret calendar address; only the hash of the secret is kept. */
export async function rotateCalendarFeed(
  context: CommandContext,
  input: { employee_id: string; secret_sha256: string }
): Promise<Recorded> {
  const { db, actor } = context
  await putFeed(db, { id: newId("arfee"), employeeId: input.employee_id, secretSha256: input.secret_sha256, actor })
  return recorded(input.employee_id, { rotated: true })
}

/** Takes an employee's calendar address away. */
export async function revokeCalendarFeed(context: CommandContext, employeeId: string): Promise<Recorded> {
  if (!(await revokeFeed(context.db, employeeId))) throw notFound("calendar feed of an employee", employeeId)
  return recorded(employeeId, { revoked: true })
}
