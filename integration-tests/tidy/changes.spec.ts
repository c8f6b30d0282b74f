import { changesOf, complete } from "../../admin/pages/policy/changes"
import { date, policyFromPreset, presets } from "../../src/domain"

const before = policyFromPreset(presets[1], "p", date("2026-01-01"))
const task = before.tasks[1]

describe("what a version of a policy has changed", () => {
  const withTasks = (tasks: typeof before.tasks) => ({ ...before, tasks })

  it("nothing: a new number is none", () => {
    const numbered = { ...before, version: 2 }
    expect(changesOf(before, numbered)).toEqual([])
  })

  it("a task that came, one that went, one that differs and in what", () => {
    const other = { ...task, name: "Sooner", quiet_days: 9, version: 2 }
    const added = { ...task, id: "new", name: "New", position: 99 }
    const after = withTasks([
      ...before.tasks.filter((one) => one.id !== before.tasks[0].id && one.id !== task.id),
      other,
      added,
    ])
    expect(changesOf(before, after)).toEqual([
      { kind: "changed", what: "task", name: "Sooner", parts: ["name", "quiet_days"] },
      { kind: "added", what: "task", name: "New", parts: [] },
      { kind: "removed", what: "task", name: before.tasks[0].name, parts: [] },
    ])
  })

  it("what was saved with the defaults said is what a preset leaves out", () => {
    const label = { en: "", pl: "", de: "" }
    const params = { copy: { type: "choice", choices: ["nobody", "sales"], default: "nobody", label } } as const
    const operations = [{ kind: "send_email", group: "message", subjects: ["receivable"], label, params }] as const
    const catalog = { operations }
    const said = (copy: string) => {
      const mail = before.tasks.find((one) => one.operation.kind === "send_email")!
      const saved = { ...mail, operation: { ...mail.operation, params: { ...mail.operation.params, copy } } }
      const after = withTasks(before.tasks.map((one) => (one.id === mail.id ? saved : one)))
      return changesOf(complete(before, catalog), complete(after, catalog))
    }
    expect(said("nobody")).toEqual([])
    expect(said("sales")).toMatchObject([{ kind: "changed", parts: ["operation"] }])
  })

  it("the policy itself: quiet days, and another order of the same tasks", () => {
    const [first, second, ...rest] = before.tasks
    const after = withTasks([{ ...second, position: first.position }, { ...first, position: second.position }, ...rest])
    expect(changesOf(before, { ...after, quiet_days: before.quiet_days + 1 })).toEqual([
      { kind: "changed", what: "head", name: "", parts: ["quiet_days", "order"] },
    ])
  })

  it("a rule", () => {
    const [rule, ...others] = before.status_rules
    const after = { ...before, status_rules: [{ ...rule, dwell_days: rule.dwell_days + 5 }, ...others] }
    expect(changesOf(before, after)).toEqual([
      { kind: "changed", what: "rule", name: rule.name, parts: ["dwell_days"] },
    ])
  })
})
