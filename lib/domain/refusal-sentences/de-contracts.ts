import { type RefusalSentences, readableTime, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const STATES = {
  draft: "ist noch ein Entwurf",
  submitted: "ist eingereicht und wartet auf den Hersteller",
  approved: "ist genehmigt",
  rejected: "wurde abgelehnt",
  ended: "ist beendet",
};

const UNSUITABLE = {
  role_mailbox: "wird von mehreren gelesen, unterschrieben hätte also niemand Bestimmtes",
  freemail: "gehört zu einem Freemail-Dienst, nicht zu einem Unternehmen",
};

/** What refusals about contracts, and about renting without one, say in German. */
export const contracts = {
  contract_not_found: () => "Diesen Vertrag gibt es nicht, oder Sie dürfen ihn nicht sehen.",
  contract_exists: ({ contract, state }) =>
    `Es gibt schon einen Vertrag „${contract}“: Er ${wordsFor(STATES, state, "besteht")}. Jeder Rahmenvertrag wird je Organisation einmal geschlossen.`,
  contract_state_wrong: ({ state }) =>
    `Das ist nicht mehr möglich: Der Vertrag ${wordsFor(STATES, state, "hat sich geändert")}.`,
  contract_incomplete: ({ fields }) => `Das Angebot ist noch nicht vollständig. Bitte ausfüllen: ${fields}.`,
  contract_terms_changed: ({ version }) =>
    `Das sind nicht die gültigen Bedingungen (${version}). Bitte lesen Sie sie noch einmal, bevor Sie zustimmen.`,
  contract_address_unsuitable: ({ reason, email }) =>
    `Verträge bietet eine Person des Unternehmens an: ${email} ${wordsFor(UNSUITABLE, reason, "kann dafür nicht verwendet werden")}. Bitte verwenden Sie eine persönliche Adresse Ihres Unternehmens.`,
  contract_number_taken: ({ number }) => `Die Nummer ${number} hat schon ein anderer Vertrag.`,
  contract_end_in_past: ({ endsAt, now }) =>
    `Ein Vertrag kann nicht in der Vergangenheit enden: ${readableTime(endsAt)} liegt vor ${readableTime(now)}.`,
  contract_missing: ({ contract }) =>
    `Ohne genehmigten Vertrag „${contract}“ kann nichts Neues gemietet werden. Fügen Sie zuerst den Vertrag hinzu.`,
  contract_undecided: ({ contract }) =>
    `Das Angebot „${contract}“ wartet auf den Hersteller. Gemietet werden kann, sobald es genehmigt ist.`,
  contract_rejected: ({ contract }) =>
    `Das Angebot „${contract}“ wurde abgelehnt. Lesen Sie, warum, und machen Sie ein neues.`,
  contract_not_started: ({ contract, startsAt }) =>
    `Der Vertrag „${contract}“ beginnt am ${readableTime(startsAt)}. Vorher kann nichts gemietet werden.`,
  contract_ended: ({ contract }) =>
    `Der Vertrag „${contract}“ wurde beendet: Unter ihm kann nichts Neues gemietet werden. Bieten Sie einen neuen an.`,
} as const satisfies Partial<RefusalSentences>;
