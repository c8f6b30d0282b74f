import { setDay } from "../../demo/replay-days"
import type { Tool } from "../../demo/tool"
import { date } from "../../src/domain"
import { updateSettings } from "../../src/modules/arms/commands/settings"
import { runInFunnel } from "../../src/modules/arms/commands/funnel"
import { approve, planForApproval } from "../../src/modules/arms/run/approval"
import { performDue } from "../../src/modules/arms/run/deliver"
import { showPlans } from "../../src/modules/arms/run/show-plans"
import { runNow, wake } from "../../src/modules/arms/run/wake"
import { readWorld } from "../../src/modules/arms/run/world"
import { plannedPage } from "../../src/modules/arms/sql/planned-accounts"
import { CALLER, command, freshTool, live, oneReceivable, registerLines } from "../lib/engine"

const ISSUED = date("2026-03-02")
const TWO_DAYS_LATE = date("2026-03-18")

/** Decision 011: runs that wait for a person. */
describe("approving a plan", () => {
  jest.setTimeout(120_000)
  let tool: Tool

  beforeAll(async () => {
    tool = await freshTool("approval")
  })

  afterAll(() => tool.close())

  const db = () => tool.host.db()
  const settings = (value: object) =>
    runInFunnel(tool.host, "update_settings", value, CALLER, (context) => updateSettings(context, { value }))
  const notices = async () => (await db().rows(`select id from arms_notice where business_date = '2026-03-18'`)).length

  /** Two accounts with one receivable each, two days overdue, in an installation that waits for approval. */
  async function twoOverdue() {
    await live(tool, ISSUED)
    const first = await oneReceivable(tool, { issue_date: ISSUED, due_date: date("2026-03-16") })
    const second = await oneReceivable(tool, {
      external_id: "INV-2",
      account: "C2",
      email: "c2@x.test",
      issue_date: ISSUED,
      due_date: date("2026-03-16"),
    })
    await wake(tool.host)
    await performDue(tool.host, tool.ports)
    await settings({ runs_wait_for_approval: true, approve_until: "11:00" })
    await setDay(tool.host, TWO_DAYS_LATE)
    await command(tool, "confirm_payments", { source: "ledger", up_to: TWO_DAYS_LATE })
    return { first, second }
  }

  it("DESIGN 4: the run waits, says what it would do, and is executed as it was approved", async () => {
    await twoOverdue()
    const plan = await wake(tool.host)
    expect(plan).toMatchObject({ state: "awaiting_approval", kind: "preview", totals: { "act.after_due_2": 2 } })
    expect(await wake(tool.host)).toBeNull()
    expect(await notices()).toBe(0)
    const run = await approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")
    expect(run).toMatchObject({ kind: "scheduled", state: "performing", approved_by: "user:1" })
    expect(run.totals).toMatchObject({ "act.after_due_2": 2 })
    expect(run.totals).not.toHaveProperty("changed_since_approval")
    expect(await notices()).toBe(2)
    expect(await plannedPage(db(), run.id, 10, 0)).toEqual([])
  })

  it("says which blocks are new and which only stay", async () => {
    await twoOverdue()
    const large = { external_id: "INV-3", account: "C3", amount: "5000.00" }
    await oneReceivable(tool, { ...large, issue_date: TWO_DAYS_LATE, due_date: date("2026-03-20") })
    await setDay(tool.host, date("2026-05-18"))
    await command(tool, "confirm_payments", { source: "ledger", up_to: "2026-05-18" })
    const plan = await wake(tool.host)
    const rows = await plannedPage(db(), plan!.id, 10, 0)
    const holds = async () =>
      (await showPlans(db(), await readWorld(db(), tool.host.catalog), rows)).flatMap((one) => one.planned.hold ?? [])
    const block = { strength: "on_credit", already: false }
    expect(await holds()).toEqual([block])
    await approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")
    expect(await holds()).toEqual([{ ...block, already: true }])
  })

  it("F11 a tick that looked before a person's plan was made leaves it alone, and makes none of its own", async () => {
    await twoOverdue()
    const asked = await runNow(tool.host, "user:1")
    // What the tick had seen: no plan of the day. It goes on from there.
    expect(await planForApproval(tool.host, "system")).toBeNull()
    const [{ state }] = await db().rows<{ state: string }>("select state from arms_run where id = ?", [asked!.id])
    expect(state).toBe("awaiting_approval")
    // A person's second asking takes its place, and so does the next day's plan.
    const again = await runNow(tool.host, "user:2")
    expect(again).toMatchObject({ state: "awaiting_approval" })
    await setDay(tool.host, date("2026-03-19"))
    expect(await planForApproval(tool.host, "system")).toMatchObject({ business_date: "2026-03-19" })
  })

  it("P5: what has changed since the approval was asked for is left alone, and said", async () => {
    const { first } = await twoOverdue()
    const plan = await wake(tool.host)
    await command(tool, "place_dunning_block", { account_id: first.accountId, until: "2026-04-01" })
    const run = await approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")
    expect(run.totals).toMatchObject({ "act.after_due_2": 1, changed_since_approval: 1 })
    const [changed, ...others] = await plannedPage(db(), run.id, 10, 0)
    expect(others).toEqual([])
    expect(changed.account_id).toBe(first.accountId)
    expect(changed.planned).toContain("act|after_due_2")
    expect(changed.found).toContain("dunning_block")
    expect(await notices()).toBe(1)
    // The follow-up looks at it again; it only notes a reason, so nobody has to be asked.
    await performDue(tool.host, tool.ports)
    expect(await wake(tool.host)).toMatchObject({
      kind: "follow_up",
      approved_by: "system",
      totals: { "no.dunning_block": 1 },
    })
    expect(await wake(tool.host)).toBeNull()
  })

  it("E-23: an account that has nothing to do any more is said, not done", async () => {
    const { first } = await twoOverdue()
    const plan = await wake(tool.host)
    await command(tool, "record_payment", {
      account_id: first.accountId,
      amount: "100.00",
      currency: "EUR",
      value_date: TWO_DAYS_LATE,
    })
    const run = await approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")
    expect(await plannedPage(db(), run.id, 10, 0)).toEqual([
      { account_id: first.accountId, planned: expect.stringContaining("act|after_due_2"), found: "" },
    ])
    expect(await notices()).toBe(1)
  })

  it("nobody answers until the hour: nothing is done, and the next day's run makes it up", async () => {
    await twoOverdue()
    const plan = await wake(tool.host)
    await setDay(tool.host, TWO_DAYS_LATE, "11:00")
    expect(await wake(tool.host)).toBeNull()
    await expect(approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")).rejects.toThrow(
      "The run is in state cancelled: only a plan that waits for approval can be approved."
    )
    await settings({ runs_wait_for_approval: false })
    await setDay(tool.host, date("2026-03-19"))
    await command(tool, "confirm_payments", { source: "ledger", up_to: "2026-03-19" })
    await wake(tool.host)
    expect((await registerLines(tool)).filter((line) => line.includes("after_due_2"))).toEqual(
      ["2026-03-19|C1|INV-1|after_due_2|0.1|done", "2026-03-19|C2|INV-2|after_due_2|0.1|done"].map((line) =>
        line.replace("done", "planned")
      )
    )
  })

  it("F11: five instances that wake together make one plan; a dead maker's plan gives way", async () => {
    await twoOverdue()
    const woken = await Promise.all(Array.from({ length: 5 }, () => wake(tool.host)))
    expect(woken.filter((run) => run !== null)).toHaveLength(1)
    expect(await db().rows(`select state from arms_run where kind = 'preview'`)).toEqual([
      { state: "awaiting_approval" },
    ])
    await db().rows(
      `update arms_run set state = 'planning', lease_until = clock_timestamp() - interval '1 second', change_no = -1 where kind = 'preview'`
    )
    expect(await wake(tool.host)).toMatchObject({ state: "awaiting_approval" })
    expect(await db().rows(`select state from arms_run where kind = 'preview' order by id`)).toEqual([
      { state: "cancelled" },
      { state: "awaiting_approval" },
    ])
  })

  it("refuses another plan's hash, another day's plan and a second approval, each with one sentence", async () => {
    await twoOverdue()
    const plan = await runNow(tool.host, "user:1")
    expect(plan?.state).toBe("awaiting_approval")
    await expect(approve(tool.host, plan!.id, "0".repeat(64), "user:1")).rejects.toThrow(
      `plan_hash is "${"0".repeat(64)}": the plan that waits is ${plan!.plan_hash}.`
    )
    await expect(approve(tool.host, "arrun_no", plan!.plan_hash!, "user:1")).rejects.toThrow(
      'There is no run with id "arrun_no".'
    )
    await setDay(tool.host, date("2026-03-19"))
    await expect(approve(tool.host, plan!.id, plan!.plan_hash!, "user:1")).rejects.toThrow(
      "The plan is for 2026-03-18, today is 2026-03-19: make a new plan."
    )
    await setDay(tool.host, TWO_DAYS_LATE)
    const both = await Promise.allSettled(
      ["user:1", "user:2"].map((actor) => approve(tool.host, plan!.id, plan!.plan_hash!, actor))
    )
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await notices()).toBe(2)
  })

  it("F5: an approved run whose worker died is finished as approved by the next", async () => {
    const { second } = await twoOverdue()
    const plan = await wake(tool.host)
    const dying = Object.create(tool.host, {
      chunkSize: { value: 1 },
      publish: { value: () => Promise.reject(new Error("killed")) },
    })
    await expect(approve(dying, plan!.id, plan!.plan_hash!, "user:1")).rejects.toThrow("killed")
    await command(tool, "place_dunning_block", { account_id: second.accountId, until: "2026-04-01" })
    await db().rows(
      `update arms_run set lease_until = clock_timestamp() - interval '1 second' where state = 'planning'`
    )
    const run = await wake(tool.host)
    expect(run).toMatchObject({ state: "performing", approved_by: "user:1", plan_hash: plan!.plan_hash })
    expect(await notices()).toBe(1)
    expect(await plannedPage(db(), run!.id, 10, 0)).toMatchObject([{ account_id: second.accountId }])
  })
})
