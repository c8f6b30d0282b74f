/** English words of the menu: all that is loaded before a page of ARMS is opened. */
export const enMenu = {
  menu: "ARMS",
  menuRegister: "Log register",
  menuReceivables: "Receivables",
  menuSources: "Ledgers",
  menuCustomers: "Customers by risk",
  menuWork: "Work",
  menuRuns: "Runs",
  menuHeldOrders: "Held orders",
  menuLimits: "Limit approvals",
  menuPolicies: "Policies",
  menuTexts: "Texts",
  menuImport: "Import",
}
