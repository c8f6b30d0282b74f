/** What the settings are parted into. */
export const enSettingsParts = {
  settingsParts: {
    title: "Parts of the settings",
    tab: { business: "Business", runs: "Runs", money: "Money", credit: "Credit", people: "People", checks: "Checks" },
    section: {
      days: "Working days",
      work: "Employees",
      credit: "Credit",
      calendar: "Zone, hour, calendar",
      sender: "Who writes to customers",
      runs: "Runs and work",
      money: "Money and days",
      orders: "Orders",
    },
  },
}
