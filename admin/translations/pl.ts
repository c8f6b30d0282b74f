import type { Translation } from "./en"

/** Polish. */
export const pl: Translation = {
  menu: "ARMS",
  register: {
    title: "Rejestr zdarzeń", subtitle: "Wszystko, co ARMS zrobił, czego świadomie nie zrobił i dlaczego.", search: "Klient", empty: "Na razie pusto",
    emptyHint: "Rejestr zapełni się przy pierwszym dziennym przebiegu.", filteredEmpty: "Brak pasujących wierszy", filteredEmptyHint: "Zmień lub wyczyść filtry.",
    error: "Nie udało się wczytać rejestru: {{message}}", day: "Dzień", customer: "Klient", document: "Dokument", what: "Co", result: "Wynik", why: "Dlaczego",
    filterState: "Wynik", filterOperation: "Operacja", filterDay: "Dzień",
  },
  action: {
    title: "Zdarzenie", open: "Otwórz", facts: "Na czym oparto decyzję", noFacts: "Nie były do tego potrzebne żadne dane.", message: "Wiadomość",
    noMessage: "Do tego wiersza nic nie wysłano.", to: "Do", language: "Język", sent: "Wysłano", delivery: "Dostarczenie", due: "Miało nastąpić",
    lasted: "Czekało od {{first}} do {{last}}", by: "Przez", step: "Krok", occurrence: "Który raz", policy: "Wersja zasad", outcome: "Skutek",
    toCustomer: "Pokaż wiersze klienta", via: { outbox: "w skrzynce ARMS: sklep nie ma dostawcy albo działa zegar testowy" },
  },
  widget: {
    title: "Należności", none: "Ten klient nie ma jeszcze konta w ARMS.", error: "Nie udało się wczytać konta.", since: "od {{date}}",
    pinned: "ustalony do {{date}}", open: "Otwarte", overdue: "Po terminie", nothingOpen: "Nic otwartego", held: "Zamawianie zablokowane",
    heldForced: "Zamawianie zablokowane przez osobę", strength: { on_credit: "zamówienia z odroczonym terminem", all_orders: "wszystkie zamówienia" }, free: "Może zamawiać",
    latest: "Najnowsze wiersze rejestru", noRows: "Brak wierszy", setStatus: "Ustaw status", hold: "Zablokuj zamawianie", release: "Odblokuj",
    reason: "Powód", reasonHint: "Zapisany w rejestrze.", status: "Status", pinUntil: "Utrzymaj do (opcjonalnie)", save: "Zapisz", cancel: "Anuluj",
    saved: "Zapisano", holdHint: "Blokada ręczna trwa, dopóki nie zniesie jej osoba.",
    releaseHint: "Blokada automatyczna jest zawieszona na 7 dni; nowa przyczyna liczy się od razu.", strengthLabel: "Siła",
  },
  banner: {
    rehearsal: "ARMS ćwiczy: przebiegi pokazują, co by zrobiły; nic nie jest wysyłane i żadna blokada nie działa do końca konfiguracji.",
    outbox: "Nie ma dostawcy poczty: wiadomości czekają w skrzynce ARMS.", clock: "Działa zegar testowy: jest {{day}} {{time}}, poczta zostaje w skrzynce.",
    off: "ARMS jest wyłączony.", noPolicy: "Nie ma jeszcze zasad: wybierz wzorzec, potem zakończ konfigurację.",
  },
  status: { green: "Zielony", yellow: "Żółty", red: "Czerwony" },
  state: {
    planned: "Zaplanowane", done: "Zrobione", skipped: "Nie zrobione", settled: "Zapłacono wcześniej", history: "Historia", waiting: "Czeka", ended: "Czekało",
    failed: "Nieudane", uncertain: "Niepewne", rehearsed: "Próba", proposed: "Propozycja", dismissed: "Odrzucone",
  },
  reason: {
    history: "Dzień sprzed wiedzy ARMS lub zadania", settled: "W międzyczasie zapłacono", moment_passed: "Właściwa chwila minęła", lapsed: "Czekało zbyt długo",
    exempted: "Konto jest z tego zwolnione", conditions: "Warunki nie są spełnione", superseded: "Zastępuje to poważniejszy krok",
    operation_missing: "Operacja nie jest zainstalowana", paused: "ARMS jest wstrzymany", too_early_to_have_been_paid: "Za wcześnie, by mogło być zapłacone",
    payments_not_up_to_date: "Wpłaty nie są zaksięgowane na bieżąco", dunning_block: "Obowiązuje wstrzymanie przypomnień", in_transit: "Pieniądze są w drodze",
    covered_by_credits: "Pokryte korektami", below_tolerance: "Poniżej tolerancji", no_address: "Brak adresu dla tego kanału", not_a_business_day: "Dzień wolny",
    courtesy_dropped: "Uprzejmość pominięta obok innego kontaktu", quiet_days: "Dni ciszy", ceiling: "Dość kontaktów w tym miesiącu",
    pinned: "Status jest ustalony", unknown_fact: "Brak danej",
  },
  operation: {
    send_email: "E-mail", send_message: "Wiadomość", call_webhook: "Webhook", create_calendar_task: "Zadanie w kalendarzu", block_ordering: "Blokada zamawiania",
    release_ordering: "Zamawianie odblokowane", set_status: "Status", record_payment: "Zapisano wpłatę", allocate: "Rozliczono wpłatę", book_payment: "Zaksięgowano wpłatę",
    return_payment: "Zwrot wpłaty", credit_note: "Korekta", write_off: "Spisano", reverse_write_off: "Cofnięto spisanie", cancel_receivable: "Anulowano",
    reopen_receivable: "Otwarto ponownie", correct_due_date: "Poprawiono termin", extend_due_date: "Przedłużono termin", place_dunning_block: "Wstrzymanie przypomnień",
    end_dunning_block: "Koniec wstrzymania", exempt: "Zwolniono", unpin_status: "Zniesiono ustalenie", accept_proposal: "Przyjęto propozycję",
    dismiss_proposal: "Odrzucono propozycję", accept_all_proposals: "Przyjęto propozycje", place_hold: "Blokada ręczna", release_hold: "Zniesiono blokadę",
    merge_accounts: "Połączono konta", link_customer: "Powiązano kupującego", assign_policy: "Przypisano zasady", assign_owner: "Przypisano opiekuna",
    finish_calendar_task: "Zadanie wykonane", assign_calendar_task: "Zadanie przydzielone", confirm_payments: "Potwierdzono wpłaty", finish_set_up: "Zakończono konfigurację",
    import_receivables: "Import należności", import_payments: "Import wpłat", update_settings: "Zmieniono ustawienia", create_policy: "Utworzono zasady",
    update_policy: "Zmieniono zasady", add_task: "Dodano zadanie", update_task: "Zmieniono zadanie", remove_task: "Usunięto zadanie", order_tasks: "Uporządkowano zadania",
    confirm_blocks: "Potwierdzono blokady", set_test_clock: "Ustawiono zegar testowy", replay_day: "Zasilono księgę", opening_import: "Import otwarcia",
  },
  event: {
    "hold:placed": "Zamawianie zablokowane", "hold:lifted": "Zniesiono blokadę", "hold:released": "Odblokowano przed czasem",
    "proposal:status": "Proponowany status", "proposal:hold": "Proponowana blokada", withdraw_calendar_task: "Zadanie wycofane",
  },
  fact: {
    open: "kwota otwarta", open_amount: "kwota otwarta", currency: "waluta", due_date: "termin", status: "status", days_overdue: "dni po terminie",
    terms_days: "termin płatności w dniach", prompt_payment: "płatne od razu", overdue_sum: "kwota przeterminowana", overdue_share: "udział przeterminowanych w %",
    overdue_count: "liczba przeterminowanych", on_time_streak: "dni terminowości", on_time_settlements: "zapłacone w terminie", late_count: "spóźnienia w roku",
    largest_on_time_settlement: "największa kwota w terminie", average_days_late: "średnie opóźnienie w dniach", recent_contacts: "ostatnie kontakty",
    causes: "przyczyny", strength: "siła", reason: "powód", input: "suma kontrolna żądania", concerns_settled: "także gdy zapłacone",
  },
}
