import type { Texts } from "./shape"

const greeting = "Guten Tag {{contact_name}},"
const closing = "Mit freundlichen Grüßen\n{{shop_name}}"

/** German. */
export const de: Texts = {
  messages: {
    thanks: {
      subject: "Vielen Dank für Ihre Bestellung ({{numbers}})",
      greeting,
      before: ["vielen Dank für Ihre Bestellung und Ihr Vertrauen. Für Ihre Unterlagen:"],
      after: [
        "Sie brauchen jetzt nichts zu tun. Sollte etwas nicht stimmen, antworten Sie einfach auf diese Nachricht.",
      ],
      closing,
    },
    before_due: {
      subject: "Fällig am {{oldest_due_date}}: {{total_open}}",
      greeting,
      before: ["ein kurzer Hinweis vorab, damit nichts untergeht. Demnächst wird fällig:"],
      after: [
        "Ist die Zahlung schon unterwegs, ist nichts weiter zu tun. Bei Fragen antworten Sie uns bitte, wir klären es.",
      ],
      closing,
    },
    reminder_1: {
      subject: "Erinnerung: {{total_open}} offen",
      greeting,
      before: [
        "im Tagesgeschäft kann es untergehen: Nach unseren Büchern ist Folgendes über die Fälligkeit hinaus offen.",
      ],
      after: [
        "Bitte überweisen Sie den offenen Betrag in den nächsten Tagen. Hat sich Ihre Zahlung mit dieser Nachricht überschnitten, betrachten Sie sie bitte als erledigt.",
        "Gibt es einen Grund, warum Sie nicht gezahlt haben? Antworten Sie einfach, wir kümmern uns sofort darum.",
      ],
      closing,
    },
    reminder_2: {
      subject: "Zweite Erinnerung: {{total_open}} überfällig",
      greeting,
      before: ["trotz Fälligkeit haben wir für Folgendes noch keine Zahlung erhalten:"],
      after: [
        "Bitte begleichen Sie den offenen Betrag innerhalb von sieben Tagen oder teilen Sie uns mit, wann wir damit rechnen können. Sind Sie mit einem Betrag nicht einverstanden, schreiben Sie uns bitte, mit welchem und warum.",
      ],
      closing,
    },
    reminder_3: {
      subject: "Dringend: {{total_open}} überfällig seit {{oldest_due_date}}",
      greeting,
      before: ["trotz unserer Erinnerungen ist weiterhin offen:"],
      after: [
        "Bitte zahlen Sie umgehend oder rufen Sie uns heute noch an, damit wir einen Weg vereinbaren können. Solange ältere Beträge offen sind, müssen wir für weitere Bestellungen gegebenenfalls um Vorauszahlung bitten.",
      ],
      closing,
    },
    statement: {
      subject: "Kontoauszug zum {{business_date}}",
      greeting,
      before: ["so steht Ihr Konto heute bei uns:"],
      after: ["Diese Nachricht dient Ihrer Information. Weicht etwas von Ihren Büchern ab, antworten Sie uns bitte."],
      closing,
    },
    document_copy: {
      subject: "Ihr Beleg noch einmal: {{numbers}}",
      greeting,
      before: ["Wie besprochen, hier noch einmal, was Sie nicht erreicht hat:"],
      after: ["Fehlt etwas, oder soll es an eine andere Adresse gehen? Antworten Sie einfach auf diese Nachricht."],
      closing,
    },
    order_rejected: {
      subject: "Ihre Bestellung {{order_number}} können wir nicht ausführen",
      greeting,
      before: [
        "vielen Dank für Ihre Bestellung {{order_number}}. Leider können wir sie derzeit nicht ausführen. Wir haben sie storniert; für sie ist nichts zu bezahlen.",
        "Auf Ihrem Konto ist heute offen:",
      ],
      after: [
        "Sobald das ausgeglichen ist, können Sie gern wieder bestellen. Möchten Sie lieber im Voraus bezahlen oder ist etwas unklar, antworten Sie einfach auf diese Nachricht.",
      ],
      closing,
    },
  },
  work: {
    call_before_due: "Anruf vor Fälligkeit: Ist die Rechnung angekommen, ist etwas unklar, wird pünktlich gezahlt?",
    call_after_due: "Anruf wegen überfälliger Posten: Wann wird gezahlt, gibt es einen Grund für die Verzögerung?",
    address_does_not_work: "Post an diesen Kunden kommt nicht an: anrufen und eine Adresse erfragen, die funktioniert.",
    credit_limit_near:
      "Eine Bestellung kommt dem Kreditlimit dieses Kunden nahe oder überschreitet es: Limit und offene Posten ansehen.",
    credit_review_due: "Kreditlimit dieses Kunden überprüfen: Zahlungsverhalten, Obligo, und ob der Betrag noch passt.",
  },
  words: {
    number: "Beleg",
    issued: "Datum",
    due: "Fällig",
    amount: "Betrag",
    open: "Offen",
    total: "Offen gesamt",
    pay_to: "Bankverbindung",
    reference: "Verwendungszweck",
    more: "… und {{more}} weitere Belege",
    unsubscribe: {
      title: "Abmelden",
      question:
        "Möchten Sie an diese Adresse keine Dankschreiben, Erinnerungen vor Fälligkeit und Kontoauszüge mehr erhalten?",
      demands: "Nachrichten über fällige Zahlungen gehören zum Vertrag und werden weiter gesendet.",
      button: "Abmelden",
      done: "Erledigt: Sie erhalten sie nicht mehr.",
    },
    order_held:
      "Diese Bestellung ist angehalten, ihre Ware darf noch nicht versandt werden. Siehe angehaltene Bestellungen der Debitorenbuchhaltung.",
    no_terms:
      "Der Kauf auf Rechnung steht Ihnen nicht zur Verfügung. Bitte wählen Sie eine andere Zahlungsart oder fragen Sie unsere Buchhaltung.",
    credit_exceeded:
      "Diese Bestellung würde den Kreditrahmen Ihres Unternehmens überschreiten. Bitte begleichen Sie offene Rechnungen, bestellen Sie weniger oder zahlen Sie diese Bestellung im Voraus; unsere Buchhaltung hilft Ihnen gern.",
    cannot_check:
      "Ihre Bestellung kann im Augenblick nicht geprüft werden. Bitte versuchen Sie es in einigen Minuten noch einmal.",
    checkout_blocked:
      "Bestellungen auf Rechnung sind für Ihr Unternehmen wegen offener Rechnungen vorübergehend nicht möglich. Bitte begleichen Sie diese oder zahlen Sie diese Bestellung im Voraus; unsere Buchhaltung hilft Ihnen gern.",
  },
}
