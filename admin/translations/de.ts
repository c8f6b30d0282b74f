import type { Translation } from "./en"

/** German. */
export const de: Translation = {
  menu: "ARMS",
  register: {
    title: "Protokoll", subtitle: "Alles, was ARMS getan hat, was es bewusst nicht getan hat, und warum.", search: "Kunde", empty: "Noch nichts da",
    emptyHint: "Das Protokoll füllt sich mit dem ersten Tageslauf.", filteredEmpty: "Keine Zeilen passen", filteredEmptyHint: "Filter ändern oder leeren.",
    error: "Das Protokoll konnte nicht geladen werden: {{message}}", day: "Tag", customer: "Kunde", document: "Beleg", what: "Was", result: "Ergebnis",
    why: "Warum", filterState: "Ergebnis", filterOperation: "Vorgang", filterDay: "Tag",
  },
  action: {
    title: "Vorgang", open: "Öffnen", facts: "Worauf die Entscheidung beruht", noFacts: "Dafür waren keine Angaben nötig.", message: "Nachricht",
    noMessage: "Zu dieser Zeile wurde nichts gesendet.", to: "An", language: "Sprache", sent: "Gesendet", delivery: "Zustellung", due: "Fällig war es am",
    lasted: "Wartete vom {{first}} bis {{last}}", by: "Durch", step: "Schritt", occurrence: "Mal", policy: "Version der Regeln", outcome: "Ergebnis",
    toCustomer: "Zeilen des Kunden zeigen", via: { outbox: "im Postausgang von ARMS: der Shop hat keinen Anbieter dafür, oder die Testuhr läuft" },
  },
  widget: {
    title: "Forderungen", none: "Dieser Kunde hat noch kein Konto in ARMS.", error: "Das Konto konnte nicht geladen werden.", since: "seit {{date}}",
    pinned: "festgesetzt bis {{date}}", open: "Offen", overdue: "Überfällig", nothingOpen: "Nichts offen", held: "Bestellen gesperrt",
    heldForced: "Bestellen von einer Person gesperrt", strength: { on_credit: "Bestellungen auf Rechnung", all_orders: "alle Bestellungen" }, free: "Darf bestellen",
    latest: "Neueste Zeilen des Protokolls", noRows: "Noch keine Zeilen", setStatus: "Status setzen", hold: "Bestellen sperren", release: "Freigeben",
    reason: "Grund", reasonHint: "Steht im Protokoll.", status: "Status", pinUntil: "Halten bis (freiwillig)", save: "Speichern", cancel: "Abbrechen",
    saved: "Gespeichert", holdHint: "Eine Sperre von Hand steht, bis eine Person sie aufhebt.",
    releaseHint: "Eine automatische Sperre ruht 7 Tage; ein neuer Anlass zählt sofort.", strengthLabel: "Stärke",
  },
  banner: {
    rehearsal: "ARMS probt: Läufe zeigen, was sie täten; nichts wird gesendet und keine Sperre gilt, bis die Einrichtung beendet ist.",
    outbox: "Es ist kein E-Mail-Anbieter eingerichtet: Nachrichten liegen im Postausgang von ARMS.",
    clock: "Die Testuhr läuft: hier ist der {{day}}, {{time}} Uhr, und E-Mails bleiben im Postausgang.", off: "ARMS ist ausgeschaltet.",
    noPolicy: "Es gibt noch keine Regeln: eine Vorlage wählen, dann die Einrichtung beenden.",
  },
  status: { green: "Grün", yellow: "Gelb", red: "Rot" },
  state: {
    planned: "Geplant", done: "Getan", skipped: "Nicht getan", settled: "Vorher bezahlt", history: "Vorgeschichte", waiting: "Wartet", ended: "Wartete",
    failed: "Fehlgeschlagen", uncertain: "Ungewiss", rehearsed: "Geprobt", proposed: "Vorgeschlagen", dismissed: "Verworfen",
  },
  reason: {
    history: "Der Tag lag vor der Kenntnis von ARMS oder der Aufgabe", settled: "Inzwischen bezahlt", moment_passed: "Der Augenblick dafür ist vorbei",
    lapsed: "Es hat zu lange gewartet", exempted: "Das Konto ist davon ausgenommen", conditions: "Die Bedingungen treffen nicht zu",
    superseded: "Ein ernsterer Schritt tritt an seine Stelle", operation_missing: "Der Vorgang ist nicht installiert", paused: "ARMS ist angehalten",
    too_early_to_have_been_paid: "Zu früh, um schon bezahlt zu sein", payments_not_up_to_date: "Zahlungen sind nicht aktuell gebucht",
    dunning_block: "Eine Mahnsperre steht", in_transit: "Das Geld ist unterwegs", covered_by_credits: "Durch Gutschriften gedeckt",
    below_tolerance: "Unter der Toleranz", no_address: "Keine Adresse für diesen Weg", not_a_business_day: "Kein Werktag",
    courtesy_dropped: "Höflichkeit entfällt neben anderem Kontakt", quiet_days: "Ruhetage", ceiling: "Genug Kontakte in diesem Monat",
    pinned: "Der Status ist festgesetzt", unknown_fact: "Eine Angabe ist unbekannt",
  },
  operation: {
    send_email: "E-Mail", send_message: "Nachricht", call_webhook: "Webhook", create_calendar_task: "Kalenderaufgabe", block_ordering: "Bestellsperre",
    release_ordering: "Bestellen freigegeben", set_status: "Status", record_payment: "Zahlung erfasst", allocate: "Zahlung zugeordnet", book_payment: "Zahlung gebucht",
    return_payment: "Zahlung zurückgegeben", credit_note: "Gutschrift", write_off: "Ausgebucht", reverse_write_off: "Ausbuchung zurückgenommen",
    cancel_receivable: "Storniert", reopen_receivable: "Wieder geöffnet", correct_due_date: "Fälligkeit berichtigt", extend_due_date: "Fälligkeit verlängert",
    place_dunning_block: "Mahnsperre", end_dunning_block: "Mahnsperre beendet", exempt: "Ausgenommen", unpin_status: "Festsetzung aufgehoben",
    accept_proposal: "Vorschlag angenommen", dismiss_proposal: "Vorschlag verworfen", accept_all_proposals: "Vorschläge angenommen", place_hold: "Sperre von Hand",
    release_hold: "Sperre aufgehoben", merge_accounts: "Konten vereint", link_customer: "Käufer verknüpft", assign_policy: "Regeln zugewiesen",
    assign_owner: "Zuständigkeit vergeben", finish_calendar_task: "Kalenderaufgabe erledigt", assign_calendar_task: "Kalenderaufgabe vergeben",
    confirm_payments: "Zahlungen bestätigt", finish_set_up: "Einrichtung beendet", import_receivables: "Forderungen importiert", import_payments: "Zahlungen importiert",
    update_settings: "Einstellungen geändert", create_policy: "Regeln angelegt", update_policy: "Regeln geändert", add_task: "Aufgabe angelegt",
    update_task: "Aufgabe geändert", remove_task: "Aufgabe entfernt", order_tasks: "Aufgaben geordnet", confirm_blocks: "Sperren bestätigt", set_test_clock: "Testuhr gestellt",
    replay_day: "Buchungen zugeführt", opening_import: "Eröffnungsimport",
  },
  event: {
    "hold:placed": "Bestellen gesperrt", "hold:lifted": "Bestellsperre aufgehoben", "hold:released": "Bestellen vorzeitig freigegeben",
    "proposal:status": "Status vorgeschlagen", "proposal:hold": "Sperre vorgeschlagen", withdraw_calendar_task: "Kalenderaufgabe zurückgezogen",
  },
  fact: {
    open: "offener Betrag", open_amount: "offener Betrag", currency: "Währung", due_date: "Fälligkeit", status: "Status", days_overdue: "Tage überfällig",
    terms_days: "Zahlungsziel in Tagen", prompt_payment: "sofort zahlbar", overdue_sum: "überfälliger Betrag", overdue_share: "überfälliger Anteil in %",
    overdue_count: "überfällige Posten", on_time_streak: "Tage pünktlich", on_time_settlements: "pünktlich bezahlt", late_count: "Verspätungen in einem Jahr",
    largest_on_time_settlement: "größter pünktlich bezahlter Betrag", average_days_late: "mittlere Verspätung in Tagen", recent_contacts: "letzte Kontakte",
    causes: "Anlässe", strength: "Stärke", reason: "Grund", input: "Prüfsumme der Anfrage", concerns_settled: "auch wenn bezahlt",
  },
}
