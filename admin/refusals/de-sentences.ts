/** Ganze Sätze der Ablehnung; „{}” ist, was wechselt. */
export const deSentences: Readonly<Record<string, string>> = {
  "Unrecognized fields: {}.": "Unbekannte Felder: {1}.",
  "Unrecognized fields in {}: {}.": "Unbekannte Felder in {1}: {2}.",
  "The account has been merged into {}.": "Der Kunde wurde mit {1} zusammengeführt.",
  "from and into are the same account: expected two.": "Das ist derselbe Kunde: Erwartet werden zwei.",
  "The source {} is not connected.": "Die Quelle {1} ist nicht angeschlossen.",
  "The limit is {}: you may approve at most {}.": "Das Limit ist {1}: Sie dürfen höchstens {2} genehmigen.",
  "The credit limit is {}: expected a proposed one.":
    "Das Limit ist im Zustand {1}: Erwartet wird ein vorgeschlagenes.",
  "The credit limit is {}: expected an approved one.": "Das Limit ist im Zustand {1}: Erwartet wird ein genehmigtes.",
  "You proposed this limit yourself: expected somebody else to approve it.":
    "Sie haben dieses Limit selbst vorgeschlagen: Genehmigen muss jemand anderes.",
  "from and to are both {}: expected two currencies.": "Beide Währungen sind {1}: Erwartet werden zwei verschiedene.",
  "The receivable is {}: only an open one can be written off.":
    "Die Forderung ist im Zustand {1}: Nur eine offene kann ausgebucht werden.",
  "The receivable has not been written off.": "Die Forderung ist nicht ausgebucht.",
  "The receivable is cancelled already.": "Die Forderung ist schon storniert.",
  "The receivable is {}: only a cancelled one can be reopened.":
    "Die Forderung ist im Zustand {1}: Nur eine stornierte kann wieder geöffnet werden.",
  "The receivable is {}: the due date of an open one can be changed.":
    "Die Forderung ist im Zustand {1}: Die Fälligkeit nur einer offenen kann geändert werden.",
  "receivable_id {} is cancelled: expected an open receivable.":
    "Die Forderung {1} ist storniert: Erwartet wird eine offene.",
  "There is no {} with id {}.": "Es gibt nicht: {1} mit der Kennung {2}.",
  "There is no text with key {}.": "Es gibt keinen Text mit dem Schlüssel {1}.",
  "There is no policy yet: choose a preset first.": "Es gibt noch keine Richtlinie: Wählen Sie zuerst eine Vorlage.",
  "The {} was changed by {} at {}: you looked at version {}, it is now at version {}.":
    "Inzwischen geändert ({1}) von {2} um {3}: Sie sehen Version {4}, jetzt gilt Version {5}.",
  "The {} was changed: you looked at version {}, it is now at version {}.":
    "Inzwischen geändert ({1}): Sie sehen Version {2}, jetzt gilt Version {3}.",
  "The settings document is being changed by somebody else: look at it again.":
    "Jemand ändert die Einstellungen gerade: Sehen Sie sie noch einmal an.",
  "operation.kind is {}: expected {} for it.": "Die Operation {1} verlangt {2}.",
  "Nothing can be done: {}.": "Nichts kann getan werden: {1}.",
  "The order is {} already: expected one that is held.":
    "Die Bestellung ist schon im Zustand {1}: Erwartet wird eine angehaltene.",
  "Order #{} has {} receivables without an invoice: expected one, or something that is not invoiced yet.":
    "Die Bestellung #{1} hat {2} Forderungen ohne Rechnung: Erwartet wird eine oder etwas, das noch nicht berechnet ist.",
  "The order has {} receivables of {}: expected terms with as many parts, or an order that is not yet a receivable.":
    "Die Bestellung hat {1} Forderungen ({2}): Erwartet werden Bedingungen mit ebenso vielen Teilen oder eine Bestellung, die noch keine Forderung ist.",
  "The payment is {}: expected a booked payment.": "Die Zahlung ist im Zustand {1}: Erwartet wird eine gebuchte.",
  "The payment is {}: expected a payment in transit.": "Die Zahlung ist im Zustand {1}: Erwartet wird eine unterwegs.",
  "The payment is returned already.": "Die Zahlung ist schon zurückgegeben.",
  "The notice is {}: expected one that is {}.": "Die Nachricht ist im Zustand {1}: Erwartet wird {2}.",
  "The notice is {}: only one that is planned can be cancelled.":
    "Die Nachricht ist im Zustand {1}: Nur eine geplante kann abgesagt werden.",
  "Sending has not stopped.": "Das Senden ist nicht angehalten.",
  "This installation is where it was set up: there is nothing to confirm.":
    "Diese Installation ist, wo sie eingerichtet wurde: Es gibt nichts zu bestätigen.",
  "This database was moved or restored: confirm the installation instead.":
    "Diese Datenbank wurde verlegt oder wiederhergestellt: Bestätigen Sie die Installation.",
  "Set-up was finished on {} already.": "Die Einrichtung wurde schon am {1} abgeschlossen.",
  "Mail is not ready: {} To go on nevertheless, say despite_mail_problems: true.":
    "Die Post ist nicht bereit: {1} Sie können trotzdem abschließen (despite_mail_problems).",
  "permissions would leave nobody who may both see and configure: expected at least one who may.":
    "Niemand dürfte mehr zugleich sehen und einrichten: Erwartet wird mindestens einer.",
  "The calendar task is {}: expected an open one.": "Die Aufgabe ist im Zustand {1}: Erwartet wird eine offene.",
  "The calendar task {} is {}: expected an open one.": "Die Aufgabe {1} ist im Zustand {2}: Erwartet wird eine offene.",
  "The calendar task names no document that could be sent again.":
    "Die Aufgabe nennt keinen Beleg, der noch einmal gesendet werden könnte.",
  "outcome is {}: expected one of {} for a {} the due date.":
    "Das Ergebnis {1} passt nicht: Erwartet wird eines von {2}.",
  "The run is in state {}: only a plan that waits for approval can be approved.":
    "Der Lauf ist im Zustand {1}: Nur ein Plan, der auf Genehmigung wartet, kann genehmigt werden.",
  "The run is in state {}: only a plan that waits for approval can be cancelled.":
    "Der Lauf ist im Zustand {1}: Nur ein Plan, der auf Genehmigung wartet, kann verworfen werden.",
  "The plan is for {}, today is {}: make a new plan.": "Der Plan gilt für {1}, heute ist {2}: Machen Sie einen neuen.",
  "Another run of the date has begun meanwhile: make a new plan.":
    "Inzwischen hat ein anderer Lauf des Tages begonnen: Machen Sie einen neuen Plan.",
  "plan_hash is {}: the plan that waits is {}.":
    "Der Plan hat sich geändert, seit er gezeigt wurde: Sehen Sie ihn noch einmal an.",
  "date is {}: expected {}, only today or an owed date can be run; owed dates are made up by today's run.":
    "Datum {1}: Nur {2} kann laufen; versäumte Tage holt der heutige Lauf nach.",
  "A run is being planned at this moment, or a later date is closed already.":
    "Gerade wird ein Lauf geplant, oder ein späterer Tag ist schon abgeschlossen.",
  "ARMS does not send through its own provider here: there is nothing to check.":
    "ARMS sendet hier nicht über einen eigenen Anbieter: Es gibt nichts zu prüfen.",
  "ARMS is switched off: nothing is carried out.": "ARMS ist ausgeschaltet: Nichts wird ausgeführt.",
  "The test clock is off: set the plugin option test_clock to true.":
    "Die Testuhr ist aus: Setzen Sie die Option test_clock auf true.",
  "This needs the ARMS permission {}.": "Dafür braucht es das ARMS-Recht {1}.",
  "The request must be a JSON object.": "Die Anfrage muss ein JSON-Objekt sein.",
  "The DMARC record of {} could not be looked up ({}): try again.":
    "Der DMARC-Eintrag von {1} konnte nicht abgefragt werden ({2}): noch einmal versuchen.",
  "The domain {} has no DMARC record: expected a TXT record at {} that begins with v=DMARC1.":
    "Die Domain {1} hat keinen DMARC-Eintrag: Erwartet wird ein TXT-Eintrag bei {2}, der mit v=DMARC1 beginnt.",
  "The provider has not verified the domain {}: it is {}.":
    "Der Anbieter hat die Domain {1} nicht bestätigt: Sie ist {2}.",
  "The environment variable {} is not set.": "Die Umgebungsvariable {1} ist nicht gesetzt.",
  "{} is no address of a database: expected one that begins with {}.":
    "{1} ist keine Adresse einer Datenbank: Erwartet wird eine, die mit {2} beginnt.",
  "The ledger does not answer.": "Das Buch antwortet nicht.",
  "The file is not UTF-8: save it as CSV UTF-8.": "Die Datei ist nicht UTF-8: Speichern Sie sie als CSV UTF-8.",
  "The file is larger than {} MB.": "Die Datei ist größer als {1} MB.",
  "The file is a zip or workbook: expected CSV text.":
    "Die Datei ist ein Archiv oder eine Arbeitsmappe: Erwartet wird CSV-Text.",
  "The file contains NUL characters: expected CSV text.": "Die Datei enthält NUL-Zeichen: Erwartet wird CSV-Text.",
  "The file has {} columns: expected at most {}.": "Die Datei hat {1} Spalten: Erwartet werden höchstens {2}.",
  "Column {} stands twice in the header.": "Die Spalte {1} steht zweimal im Kopf.",
  "Column {} is missing: expected {}; found {}.": "Die Spalte {1} fehlt: Erwartet werden {2}; vorhanden sind {3}.",
  "The file has more than {} rows.": "Die Datei hat mehr als {1} Zeilen.",
  "The file cannot be read: {}.": "Die Datei kann nicht gelesen werden: {1}.",
  "The first line is too long for a header.": "Die erste Zeile ist zu lang für einen Kopf.",
  "The file has no rows: expected {}.": "Die Datei hat keine Zeilen: Erwartet werden {1}.",
  "The e-mail set-up has not been checked yet: send a test mail.":
    "Die Post wurde noch nicht geprüft: Senden Sie eine Testnachricht.",
  "A test mail to {} has not been reported as delivered: it is on its way, or the provider's webhook does not reach {}.":
    "Die Testnachricht an {1} ist nicht als zugestellt gemeldet: Sie ist unterwegs, oder der Webhook des Anbieters erreicht {2} nicht.",
  "A test mail to {} was not delivered: {}.": "Die Testnachricht an {1} wurde nicht zugestellt: {2}.",
}
