/** Całe zdania odmów; „{}” to, co zmienne. */
export const plSentences: Readonly<Record<string, string>> = {
  "Unrecognized fields: {}.": "Nieznane pola: {1}.",
  "Unrecognized fields in {}: {}.": "Nieznane pola w {1}: {2}.",
  "The account has been merged into {}.": "Klient został połączony z {1}.",
  "from and into are the same account: expected two.": "To ten sam klient: oczekiwano dwóch.",
  "The source {} is not connected.": "Źródło {1} nie jest podłączone.",
  "The limit is {}: you may approve at most {}.": "Limit wynosi {1}: możesz zatwierdzić najwyżej {2}.",
  "The credit limit is {}: expected a proposed one.": "Limit ma stan {1}: oczekiwano zaproponowanego.",
  "The credit limit is {}: expected an approved one.": "Limit ma stan {1}: oczekiwano zatwierdzonego.",
  "You proposed this limit yourself: expected somebody else to approve it.":
    "Ten limit to Twoja propozycja: zatwierdzić musi ktoś inny.",
  "from and to are both {}: expected two currencies.": "Obie waluty to {1}: oczekiwano dwóch różnych.",
  "The receivable is {}: only an open one can be written off.": "Należność ma stan {1}: odpisać można tylko otwartą.",
  "The receivable has not been written off.": "Należność nie była odpisana.",
  "The receivable is cancelled already.": "Należność jest już anulowana.",
  "The receivable is {}: only a cancelled one can be reopened.":
    "Należność ma stan {1}: otworzyć ponownie można tylko anulowaną.",
  "The receivable is {}: the due date of an open one can be changed.":
    "Należność ma stan {1}: termin można zmienić tylko otwartej.",
  "receivable_id {} is cancelled: expected an open receivable.": "Należność {1} jest anulowana: oczekiwano otwartej.",
  "There is no {} with id {}.": "Nie ma: {1} o identyfikatorze {2}.",
  "There is no text with key {}.": "Nie ma tekstu o kluczu {1}.",
  "There is no policy yet: choose a preset first.": "Nie ma jeszcze polityki: najpierw wybierz gotowy zestaw.",
  "The {} was changed by {} at {}: you looked at version {}, it is now at version {}.":
    "Zmieniono w międzyczasie ({1}), {2}, {3}: oglądasz wersję {4}, obecna to {5}.",
  "The {} was changed: you looked at version {}, it is now at version {}.":
    "Zmieniono w międzyczasie ({1}): oglądasz wersję {2}, obecna to {3}.",
  "The settings document is being changed by somebody else: look at it again.":
    "Ktoś właśnie zmienia ustawienia: spójrz jeszcze raz.",
  "operation.kind is {}: expected {} for it.": "Operacja {1} wymaga: {2}.",
  "Nothing can be done: {}.": "Nic nie da się zrobić: {1}.",
  "The order is {} already: expected one that is held.": "Zamówienie ma już stan {1}: oczekiwano wstrzymanego.",
  "Order #{} has {} receivables without an invoice: expected one, or something that is not invoiced yet.":
    "Zamówienie #{1} ma {2} należności bez faktury: oczekiwano jednej albo części jeszcze niezafakturowanej.",
  "The order has {} receivables of {}: expected terms with as many parts, or an order that is not yet a receivable.":
    "Zamówienie ma {1} należności ({2}): oczekiwano warunków z tyloma częściami albo zamówienia, które nie jest jeszcze należnością.",
  "The payment is {}: expected a booked payment.": "Płatność ma stan {1}: oczekiwano zaksięgowanej.",
  "The payment is {}: expected a payment in transit.": "Płatność ma stan {1}: oczekiwano płatności w drodze.",
  "The payment is returned already.": "Płatność została już zwrócona.",
  "The notice is {}: expected one that is {}.": "Wiadomość ma stan {1}: oczekiwano {2}.",
  "The notice is {}: only one that is planned can be cancelled.":
    "Wiadomość ma stan {1}: odwołać można tylko zaplanowaną.",
  "Sending has not stopped.": "Wysyłka nie jest wstrzymana.",
  "This installation is where it was set up: there is nothing to confirm.":
    "Ta instalacja jest tam, gdzie ją skonfigurowano: nie ma czego potwierdzać.",
  "This database was moved or restored: confirm the installation instead.":
    "Tę bazę przeniesiono lub odtworzono: potwierdź instalację.",
  "Set-up was finished on {} already.": "Konfigurację zakończono już {1}.",
  "Mail is not ready: {} To go on nevertheless, say despite_mail_problems: true.":
    "Poczta nie jest gotowa: {1} Możesz zakończyć mimo to (despite_mail_problems).",
  "permissions would leave nobody who may both see and configure: expected at least one who may.":
    "Nikt nie mógłby jednocześnie widzieć i konfigurować: oczekiwano co najmniej jednej osoby.",
  "The calendar task is {}: expected an open one.": "Zadanie ma stan {1}: oczekiwano otwartego.",
  "The calendar task {} is {}: expected an open one.": "Zadanie {1} ma stan {2}: oczekiwano otwartego.",
  "The calendar task names no document that could be sent again.":
    "Zadanie nie wskazuje dokumentu, który można by wysłać jeszcze raz.",
  "outcome is {}: expected one of {} for a {} the due date.": "Wynik {1} nie pasuje: oczekiwano jednego z {2}.",
  "The run is in state {}: only a plan that waits for approval can be approved.":
    "Przebieg ma stan {1}: zatwierdzić można tylko plan, który czeka na zgodę.",
  "The run is in state {}: only a plan that waits for approval can be cancelled.":
    "Przebieg ma stan {1}: odwołać można tylko plan, który czeka na zgodę.",
  "The plan is for {}, today is {}: make a new plan.": "Plan jest na {1}, a dziś jest {2}: zrób nowy plan.",
  "Another run of the date has begun meanwhile: make a new plan.":
    "W międzyczasie zaczął się inny przebieg tego dnia: zrób nowy plan.",
  "plan_hash is {}: the plan that waits is {}.": "Plan zmienił się, odkąd go pokazano: spójrz jeszcze raz.",
  "date is {}: expected {}, only today or an owed date can be run; owed dates are made up by today's run.":
    "Data {1}: uruchomić można tylko {2}; zaległe dni nadrabia dzisiejszy przebieg.",
  "A run is being planned at this moment, or a later date is closed already.":
    "Właśnie planowany jest przebieg albo późniejszy dzień jest już zamknięty.",
  "ARMS does not send through its own provider here: there is nothing to check.":
    "ARMS nie wysyła tu przez własnego dostawcę: nie ma czego sprawdzać.",
  "ARMS is switched off: nothing is carried out.": "ARMS jest wyłączony: nic się nie wykonuje.",
  "The test clock is off: set the plugin option test_clock to true.":
    "Zegar testowy jest wyłączony: ustaw opcję test_clock na true.",
  "This needs the ARMS permission {}.": "Potrzebne jest uprawnienie ARMS {1}.",
  "The request must be a JSON object.": "Żądanie musi być obiektem JSON.",
  "The DMARC record of {} could not be looked up ({}): try again.":
    "Nie udało się odczytać rekordu DMARC domeny {1} ({2}): spróbuj ponownie.",
  "The domain {} has no DMARC record: expected a TXT record at {} that begins with v=DMARC1.":
    "Domena {1} nie ma rekordu DMARC: oczekiwano rekordu TXT pod {2}, zaczynającego się od v=DMARC1.",
  "The provider has not verified the domain {}: it is {}.": "Dostawca nie zweryfikował domeny {1}: jej stan to {2}.",
  "The environment variable {} is not set.": "Zmienna środowiskowa {1} nie jest ustawiona.",
  "{} is no address of a database: expected one that begins with {}.":
    "{1} nie jest adresem bazy danych: oczekiwano zaczynającego się od {2}.",
  "The ledger does not answer.": "Księga nie odpowiada.",
  "The file is not UTF-8: save it as CSV UTF-8.": "Plik nie jest w UTF-8: zapisz go jako CSV UTF-8.",
  "The file is larger than {} MB.": "Plik ma ponad {1} MB.",
  "The file is a zip or workbook: expected CSV text.": "Plik to archiwum lub skoroszyt: oczekiwano tekstu CSV.",
  "The file contains NUL characters: expected CSV text.": "Plik zawiera znaki NUL: oczekiwano tekstu CSV.",
  "The file has {} columns: expected at most {}.": "Plik ma {1} kolumn: oczekiwano najwyżej {2}.",
  "Column {} stands twice in the header.": "Kolumna {1} występuje w nagłówku dwa razy.",
  "Column {} is missing: expected {}; found {}.": "Brak kolumny {1}: oczekiwano {2}; są {3}.",
  "The file has more than {} rows.": "Plik ma ponad {1} wierszy.",
  "The file cannot be read: {}.": "Nie można odczytać pliku: {1}.",
  "The first line is too long for a header.": "Pierwszy wiersz jest za długi na nagłówek.",
  "The file has no rows: expected {}.": "Plik nie ma wierszy: oczekiwano {1}.",
  "The e-mail set-up has not been checked yet: send a test mail.":
    "Poczta nie była jeszcze sprawdzona: wyślij próbną wiadomość.",
  "A test mail to {} has not been reported as delivered: it is on its way, or the provider's webhook does not reach {}.":
    "Próbna wiadomość do {1} nie została potwierdzona: jest w drodze albo webhook dostawcy nie dociera do {2}.",
  "A test mail to {} was not delivered: {}.": "Próbna wiadomość do {1} nie dotarła: {2}.",
}
