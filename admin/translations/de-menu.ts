/** Deutsche Wörter des Menüs. */
export const deMenu = {
  menu: "ARMS",
  menuRegister: "Protokoll",
  menuReceivables: "Forderungen",
  menuSources: "Buchhaltungen",
  menuCustomers: "Kunden nach Risiko",
  menuWork: "Arbeit",
  menuRuns: "Läufe",
  menuHeldOrders: "Angehalten",
  menuLimits: "Limits genehmigen",
  menuPolicies: "Richtlinien",
  menuTexts: "Texte",
  menuImport: "Import",
}
