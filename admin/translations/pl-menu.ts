/** Polskie słowa menu. */
export const plMenu = {
  menu: "ARMS",
  menuRegister: "Rejestr",
  menuReceivables: "Należności",
  menuSources: "Księgi",
  menuCustomers: "Klienci według ryzyka",
  menuWork: "Praca",
  menuRuns: "Przebiegi",
  menuHeldOrders: "Wstrzymane",
  menuLimits: "Limity",
  menuPolicies: "Polityki",
  menuTexts: "Teksty",
  menuImport: "Import",
}
