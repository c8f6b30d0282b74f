import { clearAlarm } from "../sql/alarms"
import { cancelPlanned, noticeForUpdate, sendAgain, settleByHand } from "../sql/notice-ends"
import { resumeSender } from "../sql/senders"
import { settle } from "../run/place"
import { found, notAllowed, type CommandHandler } from "./define-command"

/** Commands about messages nobody knows the fate of, and about sending as a whole. */

const SENDER = "resend"

/** A person says what became of a notice: it arrived, or it is to be sent again under a new key. */
export const settleNotice: CommandHandler<"settle_notice"> = async (context, input) => {
  const notice = found(await noticeForUpdate(context.db, input.notice_id), "notice", input.notice_id)
  const allowed = input.outcome === "arrived" ? ["uncertain"] : ["uncertain", "failed"]
  if (!allowed.includes(notice.state))
    throw notAllowed(`The notice is ${notice.state}: expected one that is ${allowed.join(" or ")}.`)
  if (input.outcome === "arrived") await settleByHand(context.db, notice.id, context.actor)
  else await sendAgain(context.db, notice.id, context.today)
  return {
    accountId: notice.account_id,
    subject: "account",
    subjectId: notice.account_id,
    result: { notice_id: notice.id, outcome: input.outcome },
  }
}

/** A person does not want what is planned: nothing is sent, and its steps are over, so that no run plans it again. */
export const cancelNotice: CommandHandler<"cancel_notice"> = async (context, input) => {
  const notice = found(await noticeForUpdate(context.db, input.notice_id), "notice", input.notice_id)
  if (notice.state !== "planned")
    throw notAllowed(`The notice is ${notice.state}: only one that is planned can be cancelled.`)
  await cancelPlanned(context.db, notice.id, context.actor)
  context.touched.add(notice.account_id)
  return {
    accountId: notice.account_id,
    subject: "account",
    subjectId: notice.account_id,
    result: { notice_id: notice.id },
  }
}

/** Sending goes on after a stop: key, domain or reputation have been seen to. */
export const resumeSending: CommandHandler<"resume_sending"> = async (context) => {
  if (!(await resumeSender(context.db, SENDER))) throw notAllowed("Sending has not stopped.")
  for (const kind of ["sending_stopped", "sending_quota", "sending_reputation"]) await clearAlarm(context.db, kind)
  return { accountId: null, subject: "system", subjectId: "sending", result: {} }
}

/** A person confirms that the moved or restored database is the one to work with; a catch-up follows. */
export const confirmInstallation: CommandHandler<"confirm_installation"> = async (context) => {
  if (!context.world.moved) throw notAllowed("This installation is where it was set up: there is nothing to confirm.")
  const { id } = await settle(context.db, context.publicUrl)
  await clearAlarm(context.db, "moved")
  return { accountId: null, subject: "system", subjectId: "arms", result: { installation: id } }
}
