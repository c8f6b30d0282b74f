/** What the settings are parted into. */
export const plSettingsParts = {
  settingsParts: {
    title: "Części ustawień",
    tab: {
      business: "Firma",
      runs: "Przebiegi",
      money: "Pieniądze",
      credit: "Kredyt",
      people: "Pracownicy",
      checks: "Sprawdzenia",
    },
    section: {
      days: "Dni robocze",
      work: "Pracownicy",
      credit: "Kredyt",
      calendar: "Strefa, godzina, kalendarz",
      sender: "Kto pisze do klientów",
      runs: "Przebiegi i praca",
      money: "Pieniądze i dni",
      orders: "Zamówienia",
    },
  },
}
