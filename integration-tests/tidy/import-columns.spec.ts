import { guessed } from "../../admin/pages/import/header"

const label = (name: string) => ({ amount: "Betrag", issue_date: "Datum der Ausstellung" })[name] ?? name

describe("which column of a file is which of ours", () => {
  it.each<[string, string[], Record<string, string>, Record<string, string>]>([
    [
      "as the API calls it, however it is written",
      ["Issue Date", "AMOUNT"],
      {},
      { issue_date: "Issue Date", amount: "AMOUNT" },
    ],
    [
      "as the page calls it",
      ["Betrag", "datum der ausstellung"],
      {},
      { amount: "Betrag", issue_date: "datum der ausstellung" },
    ],
    ["as it was chosen for the file before", ["Netto", "Betrag"], { amount: "Netto" }, { amount: "Netto" }],
    ["what the new file has not is guessed anew", ["Betrag"], { amount: "Netto" }, { amount: "Betrag" }],
    ["nothing", ["x"], {}, {}],
  ])("%s", (_, header, before, expected) => {
    expect(guessed("receivables", header, before, label)).toEqual(expected)
  })
})
