import type { Texts } from "./shape"

const greeting = "Dzień dobry {{contact_name}},"
const closing = "Z poważaniem\n{{shop_name}}"

/** Polish. */
export const pl: Texts = {
  messages: {
    thanks: {
      subject: "Dziękujemy za zamówienie ({{numbers}})",
      greeting,
      before: ["Dziękujemy za zamówienie i za zaufanie. Dla porządku podajemy jego dane:"],
      after: ["Nic nie trzeba teraz robić. Jeżeli coś się nie zgadza, wystarczy odpowiedzieć na tę wiadomość."],
      closing,
    },
    before_due: {
      subject: "Termin płatności {{oldest_due_date}}: {{total_open}}",
      greeting,
      before: ["Krótka informacja z wyprzedzeniem, aby nic nie umknęło. Wkrótce przypada termin płatności:"],
      after: [
        "Jeżeli przelew jest już w drodze, prosimy o nic więcej się nie troszczyć. W razie pytań prosimy o odpowiedź.",
      ],
      closing,
    },
    reminder_1: {
      subject: "Przypomnienie: do zapłaty {{total_open}}",
      greeting,
      before: [
        "Być może umknęło to w natłoku spraw: poniższe dokumenty są według naszych ksiąg nieopłacone po terminie.",
      ],
      after: [
        "Prosimy o przelew w najbliższych dniach. Jeżeli płatność minęła się z tą wiadomością, prosimy uznać ją za nieaktualną.",
        "Czy jest powód, dla którego płatność nie nastąpiła? Wystarczy odpowiedzieć, od razu się tym zajmiemy.",
      ],
      closing,
    },
    reminder_2: {
      subject: "Drugie przypomnienie: {{total_open}} po terminie",
      greeting,
      before: ["Mimo upływu terminu nie otrzymaliśmy jeszcze płatności za:"],
      after: [
        "Prosimy o zapłatę w ciągu siedmiu dni albo o informację, kiedy możemy się jej spodziewać. Jeżeli któraś kwota budzi zastrzeżenia, prosimy napisać która i dlaczego.",
      ],
      closing,
    },
    reminder_3: {
      subject: "Pilne: {{total_open}} po terminie od {{oldest_due_date}}",
      greeting,
      before: ["Mimo naszych przypomnień nadal nie są opłacone:"],
      after: [
        "Prosimy o natychmiastową zapłatę albo o telefon jeszcze dziś, abyśmy mogli uzgodnić dalsze kroki. Dopóki starsze kwoty są otwarte, kolejne zamówienia mogą wymagać przedpłaty.",
      ],
      closing,
    },
    statement: {
      subject: "Stan rozrachunków na dzień {{business_date}}",
      greeting,
      before: ["Tak wygląda dziś Państwa konto u nas:"],
      after: ["Wiadomość ma charakter informacyjny. Jeżeli coś różni się od Państwa ksiąg, prosimy o odpowiedź."],
      closing,
    },
    document_copy: {
      subject: "Jeszcze raz Państwa dokument: {{numbers}}",
      greeting,
      before: ["Zgodnie z ustaleniami przesyłamy jeszcze raz to, co do Państwa nie dotarło:"],
      after: [
        "Jeśli czegoś brakuje albo wiadomość powinna trafić pod inny adres, prosimy po prostu na nią odpowiedzieć.",
      ],
      closing,
    },
    order_rejected: {
      subject: "Nie możemy zrealizować zamówienia {{order_number}}",
      greeting,
      before: [
        "Dziękujemy za zamówienie {{order_number}}. Niestety obecnie nie możemy go zrealizować. Zamówienie zostało anulowane i nie trzeba za nie płacić.",
        "Na Państwa koncie pozostają dziś do zapłaty:",
      ],
      after: [
        "Po uregulowaniu tych należności zapraszamy do ponownego złożenia zamówienia. Jeśli wolą Państwo zapłacić z góry albo coś jest niejasne, prosimy odpowiedzieć na tę wiadomość.",
      ],
      closing,
    },
  },
  work: {
    call_before_due: "Telefon przed terminem: czy faktura dotarła, czy coś jest niejasne, czy zapłata będzie na czas?",
    call_after_due: "Telefon w sprawie zaległości: kiedy nastąpi zapłata, czy jest powód opóźnienia?",
    address_does_not_work: "Poczta do tego klienta nie dochodzi: zadzwoń i zapytaj o działający adres.",
    credit_limit_near:
      "Zamówienie zbliża się do limitu kredytowego klienta albo go przekracza: sprawdź limit i otwarte pozycje.",
    credit_review_due:
      "Zweryfikuj limit kredytowy klienta: historia płatności, zaangażowanie i czy kwota jest nadal właściwa.",
  },
  words: {
    number: "Dokument",
    issued: "Wystawiono",
    due: "Termin",
    amount: "Kwota",
    open: "Do zapłaty",
    total: "Razem do zapłaty",
    pay_to: "Rachunek bankowy",
    reference: "Tytuł przelewu",
    more: "… oraz dalsze dokumenty: {{more}}",
    unsubscribe: {
      title: "Rezygnacja",
      question: "Czy nie chcesz już otrzymywać na ten adres podziękowań, przypomnień przed terminem i zestawień?",
      demands: "Wiadomości o należnych płatnościach wynikają z umowy i będą nadal wysyłane.",
      button: "Zrezygnuj",
      done: "Gotowe: nie będą już wysyłane.",
    },
    order_held:
      "To zamówienie jest wstrzymane i nie może jeszcze zostać wysłane. Zobacz wstrzymane zamówienia w należnościach.",
    no_terms:
      "Zakup z odroczonym terminem nie jest dla Państwa dostępny. Prosimy wybrać inną formę płatności albo skontaktować się z naszą księgowością.",
    credit_exceeded:
      "To zamówienie przekroczyłoby limit kredytowy Państwa firmy. Prosimy o zapłatę otwartych faktur, mniejsze zamówienie albo przedpłatę; nasz dział księgowości chętnie pomoże.",
    cannot_check: "W tej chwili nie można sprawdzić zamówienia. Prosimy spróbować ponownie za kilka minut.",
    checkout_blocked:
      "Zamówienia z odroczonym terminem są wstrzymane z powodu nieopłaconych faktur. Prosimy o ich uregulowanie albo o przedpłatę tego zamówienia; nasz dział księgowości chętnie pomoże.",
  },
}
