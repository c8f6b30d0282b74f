import { contactById, setUnsubscribed, type ContactRow } from "../sql/contacts"
import { found, type CommandContext, type CommandHandler, type Recorded } from "./define-command"

const recorded = (contact: ContactRow, unsubscribed: boolean): Recorded => ({
  accountId: contact.account_id,
  subject: "account",
  subjectId: contact.account_id,
  result: { contact_id: contact.id, unsubscribed },
})

/** A contact has followed the link in a mail: no more courtesies and reminders (P17). */
export async function unsubscribe({ db }: CommandContext, contact: ContactRow): Promise<Recorded> {
  await setUnsubscribed(db, contact.id, true)
  return recorded(contact, true)
}

/** A person has been asked to write to the contact again. */
export const subscribeAgain: CommandHandler<"subscribe_again"> = async (context, input) => {
  const contact = found(await contactById(context.db, input.contact_id), "contact", input.contact_id)
  await setUnsubscribed(context.db, contact.id, false)
  return recorded(contact, false)
}
