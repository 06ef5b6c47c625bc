import type { TermsBook } from "@/lib/domain/contracts/terms/book";

/** Demo terms in German: invented for this portal, and nobody's real contract. */
export const de: TermsBook = {
  title: (contract) => `Demobedingungen des Vertrags „${contract}“`,
  first: [
    "Dies sind Demobedingungen. Sie wurden erfunden, um zu zeigen, wie dieses Portal arbeitet, und binden niemanden.",
    "Der Vertrag ist ein Rahmenvertrag: Er wird einmal für die Organisation geschlossen, die ihn anbietet. Bei einem Partner trägt er auch die Konten seiner Kunden, sofern ein Kunde keinen eigenen Vertrag hat.",
    "Das Angebot bindet die anbietende Organisation ab der Sekunde, in der es abgesendet wird. Der Vertrag besteht, sobald der Hersteller ihn genehmigt hat, ab dem Beginn, den der Hersteller nennt.",
  ],
  kinds: {
    software_rental: [
      "Softwarelizenzen werden sekundengenau gemietet und mit iSC bezahlt. Ein Stück verbraucht seinen Monatspreis in einem Durchschnittsmonat von 2.628.000 Sekunden. Gerundet wird nichts.",
      "Es gibt keine Mindestlaufzeit. Wer eine Lizenz entfernt, beendet ihre Abbuchung in dieser Sekunde. Reicht das Guthaben nicht für eine weitere Sekunde, stoppt alles Gemietete, und es wird nichts mehr abgebucht.",
      "iSC, die auf ein Konto geladen wurden, bleiben dort. Sie werden weder ausgezahlt noch auf ein anderes Konto übertragen.",
    ],
    hardware_rental: [
      "Geräte bleiben Eigentum des Herstellers. Jedes hat seinen eigenen Preis, wird sekundengenau gemietet und enthält seine Hardwarelizenzen.",
      "Ein defektes Gerät wird ersetzt. Seine Miete endet in der Sekunde, in der die des Ersatzgeräts beginnt.",
    ],
    myapps_cloud: [
      "PBXs mit der Betriebsart „Cloud“ werden zu den Preisen der Cloud gemietet. Dieser Vertrag tritt neben den Vertrag „Software Rental“ und ersetzt ihn nicht.",
    ],
    reloading_service: [
      "Fällt die Restlaufzeit eines Kontos unter die gewählte Schwelle, wird das Konto mit dem gewählten Betrag aufgeladen, höchstens bis zur gewählten Monatsgrenze. Es ist jeweils höchstens eine Aufladung offen.",
      "Jede Aufladung wird dem Partner in Rechnung gestellt. Beide Seiten können den Dienst jederzeit anhalten.",
    ],
  },
  last: [
    "Der Hersteller kann den Vertrag mit Begründung beenden. Ab der Kündigung wird unter ihm nichts Neues vermietet. Was unter ihm noch läuft, stoppt in der Sekunde, in der er endet.",
    "Was von aufgeladenen iSC übrig ist, wird nach dem Ende 24 Monate aufbewahrt und kann verwendet werden, wenn die Miete wieder aufgenommen wird.",
  ],
};
