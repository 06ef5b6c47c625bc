import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals about projects, own activations and parked accounts say in German. */
export const projects = {
  project_not_found: () => "Dieses Projekt gibt es nicht.",
  limited_to_projects: () =>
    "Sie sehen nur einzelne Projekte dieser Organisation. Jemand, der alle sieht, kann das tun.",
  division_malformed: ({ most }) =>
    `Geben Sie einen Betrag ein oder mehrere mit + dazwischen: 300 + 300 + 400. Höchstens ${most} auf einmal.`,
  own_activation_not_found: () => "In diesem Projekt gibt es keine solche eigene Aktivierung.",
  activation_key_offered: () =>
    "Diese eigene Aktivierung ist einer anderen Organisation angeboten. Ziehen Sie die Übergabe zuerst zurück.",
  transfer_not_found: () => "Diese Übergabe gibt es nicht, oder Sie dürfen sie nicht sehen.",
  transfer_closed: () =>
    "Diese Übergabe ist abgeschlossen: Sie wurde angenommen, zurückgezogen oder abgelehnt.",
  recipient_unknown: () =>
    "Zu diesem Namen oder dieser Adresse gehört keine einzelne Organisation. Geben Sie ihren genauen Namen ein oder die E-Mail-Adresse von jemandem dort mit dem Recht „Lizenzen“.",
  recipient_is_self: () =>
    "Das ist Ihre eigene Organisation. Fügen Sie den Schlüssel stattdessen einem anderen Projekt hinzu.",
  account_parked: () =>
    "Dieses Konto ist angehalten: Seine Historie geht nicht auf. Aufladen und Ändern ist erst möglich, wenn der Hersteller es geprüft hat.",
  not_enough_left: ({ article, left }) =>
    `Von ${article} sind in diesem Projekt nur noch ${article === "iSC" ? left.replace(".", ",") : left} frei.`,
} satisfies Partial<RefusalSentences>;
