/** What the settings are parted into. */
export const deSettingsParts = {
  settingsParts: {
    title: "Teile der Einstellungen",
    tab: {
      business: "Betrieb",
      runs: "Läufe",
      money: "Geld",
      credit: "Kredit",
      people: "Mitarbeiter",
      checks: "Prüfungen",
    },
    section: {
      days: "Arbeitstage",
      work: "Mitarbeiter",
      credit: "Kredit",
      calendar: "Zone, Stunde, Kalender",
      sender: "Wer an Kunden schreibt",
      runs: "Läufe und Arbeit",
      money: "Geld und Tage",
      orders: "Bestellungen",
    },
  },
}
