import { updateAccount } from "../sql/accounts"
import { accountsWithProposals, endProposals, openProposal, openProposalsOf } from "../sql/proposals"
import { account, moveTo } from "./account"
import { found, type CommandContext, type CommandHandler } from "./define-command"

/** Commands about what an opening import proposes. */

const proposal = async (context: CommandContext, id: string) =>
  found(await openProposal(context.db, id), "open proposal", id)

/**
 * Accepting once makes the account's opening receivables count from now on, so whatever is proposed for it comes true:
 * the status at once, the block with the holds that are brought up to date behind every command.
 */
async function acceptFor(context: CommandContext, accountId: string) {
  const open = await openProposalsOf(context.db, accountId)
  await updateAccount(context.db, accountId, { opening_accepted: true })
  const to = open.find(({ step }) => step === "proposal:status")?.result?.to ?? null
  if (to) await moveTo(context, accountId, to, "import")
  await endProposals(
    context.db,
    open.map(({ id }) => id),
    "done",
    context.actor
  )
  return { proposals: open.map(({ step }) => step), to }
}

/** Accepts a proposal, and with it the others of its account. */
export const acceptProposal: CommandHandler<"accept_proposal"> = async (context, input) => {
  const { account_id } = await proposal(context, input.action_id)
  const { id } = await account(context, account_id)
  await proposal(context, input.action_id)
  return { accountId: id, subject: "account", subjectId: id, result: await acceptFor(context, id) }
}

/** Accepts every open proposal. */
export const acceptAllProposals: CommandHandler<"accept_all_proposals"> = async (context) => {
  let accepted = 0
  for (const accountId of await accountsWithProposals(context.db)) {
    await account(context, accountId)
    accepted += (await acceptFor(context, accountId)).proposals.length
  }
  return { accountId: null, subject: "system", subjectId: "arms", result: { accepted } }
}

/** Dismisses a proposal: the same one is not made for the account again. */
export const dismissProposal: CommandHandler<"dismiss_proposal"> = async (context, input) => {
  const { account_id, step } = await proposal(context, input.action_id)
  const { id } = await account(context, account_id)
  await proposal(context, input.action_id)
  await endProposals(context.db, [input.action_id], "dismissed", context.actor)
  return { accountId: id, subject: "account", subjectId: id, result: { dismissed: step } }
}
