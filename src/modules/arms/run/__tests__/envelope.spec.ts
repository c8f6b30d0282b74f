import type { Ports } from "../../../../operations"
import type { Recipient } from "../../sql/messages"
import type { ClaimedNotice } from "../../sql/notices"
import type { World } from "../world"
import { addressed, envelopeFor } from "../envelope"

const contact = (contact_id: string, role: string, email: string | null): Recipient => ({
  account_id: "acc",
  owner_id: "user_1",
  name: "Acme",
  language: null,
  contact_id,
  role,
  contact_name: null,
  email,
  phone: null,
  contact_language: null,
  unsubscribed: false,
  customer_since: null,
  status: null,
  last_payment: null,
})

const CONTACTS = [
  contact("1", "billing", "bill@acme.test"),
  contact("2", "billing", "books@acme.test"),
  contact("3", "sales", "sales@acme.test"),
  contact("4", "other", null),
]
const OWNER = { name: "Eva Kern", email: "eva@shop.test" }

describe("E-131 E-132 E-134 who gets a mail, in whose name, and who gets the reply", () => {
  const said = (params: Record<string, unknown>, contacts = CONTACTS) => {
    const { to, cc } = addressed(params, contacts, OWNER)
    return [to.map((one) => one.email), cc]
  }

  const TABLE: [Record<string, unknown>, string[], string[]][] = [
    [{}, ["bill@acme.test"], []],
    [{ recipients: "billing" }, ["bill@acme.test", "books@acme.test"], []],
    [{ recipients: "sales" }, ["sales@acme.test"], []],
    [{ recipients: "all" }, ["bill@acme.test", "books@acme.test", "sales@acme.test"], []],
    [{ copy: "sales" }, ["bill@acme.test"], ["sales@acme.test"]],
    [{ copy: "owner" }, ["bill@acme.test"], ["eva@shop.test"]],
    [{ recipients: "all", copy: "sales" }, ["bill@acme.test", "books@acme.test", "sales@acme.test"], []],
  ]
  it.each(TABLE)("%j", (params, to, cc) => expect(said(params)).toEqual([to, cc]))

  it("a role without an address falls back to the first contact that has one", () => {
    expect(said({ recipients: "sales" }, [CONTACTS[3], CONTACTS[0]])).toEqual([["bill@acme.test"], []])
    expect(said({}, [CONTACTS[3]])).toEqual([[], []])
  })

  const envelope = (params: Record<string, unknown>, name = "Shop", owner: typeof OWNER | null = OWNER) =>
    envelopeFor(
      { unsubscribeUrl: () => null, mailSender: { from: "Shop <billing@shop.test>" } } as unknown as Ports,
      { installationId: null } as unknown as World,
      { params, key: "k", voice: "demand" } as unknown as ClaimedNotice,
      addressed(params, CONTACTS, owner),
      { name, mail_from: null, reply_to: "office@shop.test" },
      owner
    )

  it("replies go to the responsible person, else to the selling entity's address", () => {
    expect(envelope({}).reply_to).toEqual(["eva@shop.test"])
    expect(envelope({}, "Shop", null).reply_to).toEqual(["office@shop.test"])
  })

  it("in the owner's name, from the shop's address", () => {
    expect(envelope({ sender: "owner" }).from).toBe("Eva Kern Shop <billing@shop.test>")
    expect(envelope({ sender: "shop" }).from).toBe("Shop <billing@shop.test>")
  })

  it("§4.17 a name cannot end its header", () => {
    const { from } = envelope({ sender: "owner" }, 'X"\r\nBcc: all@x.test <a@b.c>')
    expect(from).toBe("Eva Kern X Bcc all@x.test a@b.c <billing@shop.test>")
  })
})
