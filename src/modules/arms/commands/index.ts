import type { CommandName } from "../../../contract/commands"
import * as account from "./account"
import * as connectors from "./connectors"
import * as buyers from "./create-account"
import * as credit from "./credit"
import { doNow } from "./do-now"
import type { CommandHandler } from "./define-command"
import * as held from "./held-orders"
import * as invoice from "./invoice"
import * as limits from "./credit-limit"
import * as payment from "./payment"
import * as proposals from "./proposals"
import * as receivable from "./receivable"
import * as sending from "./sending"
import * as terms from "./terms"
import * as subscription from "./unsubscribe"
import * as work from "./work"

/** Every command and what runs it. A new one is a schema in the contract and a handler here. */
export const commands: { readonly [N in CommandName]: CommandHandler<N> } = {
  record_payment: payment.recordPayment,
  allocate: payment.allocate,
  book_payment: payment.bookPayment,
  return_payment: payment.returnPayment,
  record_refund: payment.recordRefund,
  set_terms: terms.setTermsCommand,
  propose_limit: limits.proposeLimit,
  suggest_limit: limits.suggestLimitCommand,
  approve_limit: limits.approveLimit,
  reject_limit: limits.rejectLimit,
  review_limit: limits.reviewLimit,
  record_rates: limits.recordRates,
  issue_invoice: invoice.issueInvoice,
  credit_note: credit.creditNote,
  write_off: credit.writeOff,
  reverse_write_off: credit.reverseWriteOff,
  cancel_receivable: receivable.cancelReceivable,
  reopen_receivable: receivable.reopenReceivable,
  correct_due_date: receivable.correctDueDate,
  extend_due_date: receivable.extendDueDate,
  place_dunning_block: account.placeDunningBlock,
  end_dunning_block: account.endDunningBlock,
  do_now: doNow,
  exempt: account.exempt,
  end_exemption: account.endExemption,
  create_account: buyers.createAccount,
  set_status: account.setStatus,
  unpin_status: account.unpinStatus,
  accept_proposal: proposals.acceptProposal,
  dismiss_proposal: proposals.dismissProposal,
  accept_all_proposals: proposals.acceptAllProposals,
  place_hold: account.placeHold,
  release_hold: account.releaseHold,
  overrule: held.overrule,
  release_order: held.releaseOrder,
  reject_order: held.rejectOrder,
  merge_accounts: account.mergeAccounts,
  link_customer: buyers.linkCustomer,
  assign_policy: account.assignPolicy,
  assign_owner: account.assignOwner,
  finish_calendar_task: work.finishCalendarTask,
  assign_calendar_task: work.assignCalendarTask,
  assign_calendar_tasks: work.assignCalendarTasks,
  choose_preset: work.choosePreset,
  confirm_payments: work.confirmPayments,
  finish_set_up: work.finishSetUp,
  connect_source: connectors.connectSource,
  disconnect_source: connectors.disconnectSource,
  read_source_again: connectors.readSourceAgain,
  settle_notice: sending.settleNotice,
  cancel_notice: sending.cancelNotice,
  resume_sending: sending.resumeSending,
  subscribe_again: subscription.subscribeAgain,
  confirm_installation: sending.confirmInstallation,
}
