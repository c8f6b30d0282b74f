import { date, planAccount, planByHand, viewAccount, type AccountSnapshot, type AskedByHand, type Task } from ".."
import { aContext, aPolicy, aReceivable, aTask, anAccount } from "../testing/builders"
import { outcomeOf } from "../testing/outcome"

const due = (offset_days: number) => ({ kind: "anchor", anchor: "due_date", offset_days }) as const
const mail = (text: string) => ({ kind: "send_email", params: { text } })
const first = aTask({ id: "t1", step: "first", operation: mail("reminder_1") })
const second = aTask({ id: "t2", step: "second", position: 1, trigger: due(10), operation: mail("reminder_2") })
const tasks = [first, second]
const TODAY = date("2025-03-20")

const asked = (over: Partial<AskedByHand> = {}): AskedByHand => ({
  operation: mail("reminder_2"),
  voice: "demand",
  receivableIds: ["r1"],
  mark: "m1",
  ...over,
})

interface Setting {
  readonly account?: Partial<AccountSnapshot>
  readonly asked?: Partial<AskedByHand>
  readonly list?: readonly Task[]
  readonly context?: Parameters<typeof aContext>[0]
}

const byHand = ({ account, asked: what, list = tasks, context }: Setting = {}) =>
  planByHand(viewAccount(anAccount(account), TODAY, aContext(context)), aPolicy(list), asked(what))

const said = (rows: readonly { subjectId: string; reason: string }[]) =>
  rows.map((row) => `${row.subjectId} ${row.reason}`)

describe("E-50 done by hand", () => {
  it.each([
    ["a text that ships", "reminder_1", [first], "courtesy", "demand"],
    ["a text that ships, before due", "before_due", [], "courtesy", "reminder"],
    [
      "a text of one's own, as the policy's task speaks",
      "own",
      [aTask({ operation: mail("own") })],
      "courtesy",
      "demand",
    ],
    ["a text nobody chases with", "news", tasks, "courtesy", "courtesy"],
    ["a milder text, said more sternly", "before_due", [], "demand", "demand"],
  ] as const)("R-27 %s speaks no milder than it is", (_, text, list, voice, speaks) => {
    const what = { asked: { operation: mail(text), voice }, list: [...list] }
    expect(byHand(what).plan.notices.map((notice) => notice.voice)).toEqual([speaks])
    const blocked = byHand({
      ...what,
      account: { blocks: [{ receivableId: "r1", from: date("2025-03-01"), until: date("2025-03-31") }] },
    })
    expect(blocked.refused.map((one) => one.reason)).toEqual(speaks === "courtesy" ? [] : ["dunning_block"])
  })

  it("says that the customer is exempted from the step, and does it", () => {
    const exempt = { exemptions: [{ step: "second", until: TODAY }] }
    const { plan, cautions } = byHand({ account: exempt })
    expect([plan.acts.length, said(cautions)]).toEqual([1, ["r1 exempted"]])
  })

  it("counts as the step that says the same, and the runs do not say it again", () => {
    const { plan, countsAs } = byHand()
    expect(plan.acts.map((act) => [act.task.step, act.occurrence, act.round])).toEqual([["second", "0.1", "0"]])
    expect(countsAs.map((task) => task.id)).toEqual(["t2"])
    const later = date("2025-04-07")
    const steps = { second: { rounds: { 0: { closed: 1, lastOn: TODAY } }, waiting: [] } }
    const told = anAccount({ receivables: [aReceivable({ steps })], contacts: [{ on: TODAY, voice: "demand" }] })
    expect(outcomeOf(planAccount(told, later, aPolicy([second]), aContext()), "second")).toBe("not_due")
  })

  it("of several steps with the same text it is the most serious that is reached, else the next to come", () => {
    const at = (id: string, position: number, offset: number) =>
      aTask({ id, step: id, position, trigger: due(offset), operation: mail("reminder_2") })
    const list = [at("s1", 0, 1), at("s2", 1, 3), at("s3", 2, 9), at("s4", 3, 20)]
    const stepWith = (account: Partial<AccountSnapshot> = {}) =>
      byHand({ list, account }).plan.acts.map((act) => act.task.step)
    const did = (...names: string[]) =>
      Object.fromEntries(names.map((name) => [name, { rounds: { 0: { closed: 1, lastOn: TODAY } }, waiting: [] }]))
    expect(stepWith()).toEqual(["s2"])
    expect(stepWith({ receivables: [aReceivable({ steps: did("s1", "s2") })] })).toEqual(["s3"])
    expect(stepWith({ receivables: [aReceivable({ steps: did("s1", "s2", "s3", "s4") })] })).toEqual([
      "by_hand:send_email",
    ])
  })

  it("overtakes milder steps that are reached, and none that are not (R-12)", () => {
    const third = aTask({ id: "t3", step: "third", position: 2, trigger: due(30), operation: mail("reminder_3") })
    const early = aTask({ id: "t0", step: "early", position: 0, trigger: due(9) })
    const { plan } = byHand({
      list: [early, { ...first, position: 1 }, { ...second, position: 2 }, { ...third, position: 3 }],
    })
    expect(plan.suppressions.map((row) => [row.task.step, row.reason, row.final])).toEqual([
      ["first", "superseded", true],
    ])
  })

  it("is one notice per selling entity and currency, as a run's", () => {
    const receivables = [aReceivable(), aReceivable({ id: "r2" }), aReceivable({ id: "r3", currency: "PLN" })]
    const { plan } = byHand({ account: { receivables }, asked: { receivableIds: ["r1", "r2", "r3"] } })
    expect(plan.notices).toHaveLength(2)
    expect(plan.acts.filter((act) => act.notice === plan.notices[0].group)).toHaveLength(2)
  })

  it.each([
    ["another text", {}, { operation: mail("thanks") }],
    ["a webhook", {}, { operation: { kind: "call_webhook", params: { url: "https://example.com" } } }],
    [
      "the step has been done",
      {
        receivables: [aReceivable({ steps: { second: { rounds: { 0: { closed: 1, lastOn: TODAY } }, waiting: [] } } })],
      },
      {},
    ],
  ])("%s is an occurrence of its own, which repeats at will", (_, account, what) => {
    const keys = ["m1", "m2"].map((mark) => byHand({ account, asked: { ...what, mark } }).plan.acts[0].occurrence)
    expect(keys).toEqual(["by_hand.m1", "by_hand.m2"])
  })

  it("a statement by hand closes the period that has been reached, never one to come", () => {
    const statement = (day: number) =>
      aTask({
        id: "s",
        step: "statement",
        subject: "account",
        trigger: { kind: "monthly", day },
        operation: mail("statement"),
      })
    const what = { operation: mail("statement"), receivableIds: null }
    const keyWith = (task: Task) => byHand({ list: [task], asked: what }).plan.acts[0].occurrence
    expect([keyWith(statement(15)), keyWith(statement(25))]).toEqual(["2025-03", "2025-02"])
    const done = {
      steps: { statement: { rounds: { "2025-03": { closed: 1, lastOn: date("2025-03-17") } }, waiting: [] } },
    }
    expect(byHand({ list: [statement(15)], asked: what, account: done }).plan.acts[0].occurrence).toBe("by_hand.m1")
  })

  it("what comes once is brought forward; what repeats still comes on its day, and is not said to count", () => {
    const repeat = { segments: [{ from_day: 10, to_day: null, every_days: 7 }], max: 5 }
    const daily = { ...second, trigger: { ...due(10), repeat } }
    const turned = aTask({
      id: "s",
      step: "turned",
      subject: "account",
      trigger: { kind: "anchor", anchor: "status_date", offset_days: 3 },
      operation: mail("reminder_2"),
    })
    const status = { value: "green" as const, since: TODAY, periodId: "p2", first: false }
    const [once, again, account] = [
      byHand(),
      byHand({ list: [first, daily] }),
      byHand({ list: [turned], account: { status }, asked: { receivableIds: null } }),
    ]
    const said = [once, again, account].map(({ plan, countsAs }) => [plan.acts[0].occurrence, countsAs.length])
    expect(said).toEqual([
      ["0.1", 1],
      ["by_hand.m1", 0],
      ["p2", 1],
    ])
  })

  it("thanks are sent for what is paid, and nothing else is about it", () => {
    const receivables = [aReceivable({ open: 0n, settledOn: TODAY, settledKnownOn: TODAY })]
    const thanks = byHand({ account: { receivables }, asked: { operation: mail("thanks"), voice: "courtesy" } })
    expect(thanks.plan.acts.map((act) => act.task.concerns_settled)).toEqual([true])
    const call = { operation: { kind: "create_calendar_task", params: { kind: "call" } }, voice: null }
    expect(byHand({ account: { receivables }, asked: call }).plan.acts).toEqual([])
  })

  it("a call joins the one that is open (R-19)", () => {
    const call = { kind: "create_calendar_task", params: { kind: "call" } }
    const open = { id: "c1", kind: "call", side: "after" as const, receivableIds: [], lastDueDate: null, anyOpen: true }
    const { plan } = byHand({ account: { calendarTasks: [open] }, asked: { operation: call, voice: null } })
    expect(plan.calendarTasks).toMatchObject([{ kind: "call", side: "after", joins: "c1", receivableIds: ["r1"] }])
  })

  const blocked = { blocks: [{ receivableId: null, from: date("2025-03-01"), until: date("2025-03-31") }] }
  it.each<[string, Setting, string]>([
    ["nothing is open", { account: { receivables: [aReceivable({ open: 0n })] } }, "r1 settled"],
    ["it is gone", { asked: { receivableIds: ["r9"] } }, "r9 settled"],
    ["a dunning block stands (R-27)", { account: blocked }, "r1 dunning_block"],
    [
      "a customer owes nothing",
      { account: { receivables: [aReceivable({ open: 0n })] }, asked: { receivableIds: null } },
      "a1 settled",
    ],
    ["there is no address", { account: { reachableBy: [] } }, "r1 no_address"],
    [
      "the operation is not installed",
      { asked: { operation: { kind: "vendor/x", params: {} } } },
      "r1 operation_missing",
    ],
  ])("is refused where %s", (_, setting, expected) => {
    const { plan, refused } = byHand(setting)
    expect([said(refused), plan.acts, plan.notices, plan.suppressions]).toEqual([[expected], [], [], []])
  })

  it.each<[string, Setting]>([
    ["paused", { context: { paused: true } }],
    ["quiet_days", { account: { contacts: [{ on: date("2025-03-18"), voice: "demand" }] } }],
    [
      "ceiling",
      {
        account: {
          contacts: Array.from({ length: 8 }, (_, n) => ({ on: date(`2025-03-0${n + 1}`), voice: "demand" })),
        },
      },
    ],
    ["too_early_to_have_been_paid", { account: { receivables: [aReceivable({ knownSince: date("2025-03-18") })] } }],
    [
      "covered_by_credits",
      { account: { unapplied: [{ kind: "credit", currency: "EUR", amount: 10_000n, receivableId: null }] } },
    ],
    ["below_tolerance", { context: { tolerance: { EUR: 10_000n } } }],
    ["not_a_business_day", { context: { calendar: { weekend: [4], holidays: new Set(), workdays: new Set() } } }],
  ])("says what the rules would have waited for, and does it: %s", (reason, setting) => {
    const { plan, cautions } = byHand(setting)
    expect([said(cautions), plan.acts.length]).toEqual([[`r1 ${reason}`], 1])
  })

  it("leaves status and hold as they are", () => {
    const hold = { id: "h", strength: "on_credit" as const, causes: ["block|r1"] }
    const { plan } = byHand({ account: { hold } })
    expect([plan.move, plan.status, plan.hold]).toEqual([
      null,
      "green",
      { strength: "on_credit", causes: ["block|r1"] },
    ])
  })
})
