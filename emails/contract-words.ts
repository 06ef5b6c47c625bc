import type { ContractNews } from "@/emails/contract-mail";
import type { Locale } from "@/lib/domain/display/locale";

type About = (title: string, organization: string) => string;
type NewsWords = Readonly<{ subject: About; heading: string; lead: About; footer: string }>;

/** What the mails about contracts say. */
export type ContractWords = Readonly<{
  greeting: (name: string) => string;
  open: string;
  facts: Readonly<
    Record<"contract" | "organization" | "number" | "submittedAt" | "startsAt" | "endsAt" | "reason", string>
  >;
  news: Readonly<Record<ContractNews, NewsWords>>;
}>;

const EN_FOOTER = "You get this mail because you look after your organization's contracts.";
const DE_FOOTER = "Sie erhalten diese Mail, weil Sie die Verträge Ihrer Organisation betreuen.";

export const contractWords: Readonly<Record<Locale, ContractWords>> = {
  en: {
    greeting: (name) => `Hello ${name},`,
    open: "Open the contract",
    facts: {
      contract: "Contract",
      organization: "Organization",
      number: "Contract number",
      submittedAt: "Submitted on",
      startsAt: "Begins on",
      endsAt: "Ends on",
      reason: "Reason",
    },
    news: {
      copy: {
        subject: (title) => `Your offer “${title}”`,
        heading: "Your offer was submitted",
        lead: (title, organization) =>
          `You have offered the contract “${title}” for ${organization}. The vendor will approve or reject it; you are told by mail. A copy with the terms you accepted is attached.`,
        footer: "You get this mail because you submitted the offer. Please keep it.",
      },
      offered: {
        subject: (title, organization) => `Offer of ${organization}: ${title}`,
        heading: "An offer waits for a decision",
        lead: (title, organization) => `${organization} has offered the contract “${title}”.`,
        footer: "You get this mail because you decide about contracts.",
      },
      approved: {
        subject: (title) => `Approved: ${title}`,
        heading: "The contract is approved",
        lead: (title, organization) =>
          `The contract “${title}” of ${organization} is approved. It carries rental from its beginning on. A copy is attached.`,
        footer: EN_FOOTER,
      },
      rejected: {
        subject: (title) => `Rejected: ${title}`,
        heading: "The offer was rejected",
        lead: (title, organization) =>
          `The offer “${title}” of ${organization} was rejected. You can make a new offer at any time.`,
        footer: EN_FOOTER,
      },
      ended: {
        subject: (title) => `Ended: ${title}`,
        heading: "The contract was ended",
        lead: (title, organization) =>
          `The contract “${title}” of ${organization} was ended. Nothing new can be rented under it, and what was rented under it alone is stopped when it ends. What is left of the balance stays.`,
        footer: EN_FOOTER,
      },
    },
  },
  de: {
    greeting: (name) => `Guten Tag ${name},`,
    open: "Vertrag öffnen",
    facts: {
      contract: "Vertrag",
      organization: "Organisation",
      number: "Vertragsnummer",
      submittedAt: "Eingereicht am",
      startsAt: "Beginnt am",
      endsAt: "Endet am",
      reason: "Grund",
    },
    news: {
      copy: {
        subject: (title) => `Ihr Angebot „${title}“`,
        heading: "Ihr Angebot ist eingereicht",
        lead: (title, organization) =>
          `Sie haben den Vertrag „${title}“ für ${organization} angeboten. Der Hersteller genehmigt ihn oder lehnt ihn ab; Sie erfahren es per Mail. Eine Kopie mit den Bedingungen, denen Sie zugestimmt haben, ist angehängt.`,
        footer:
          "Sie erhalten diese Mail, weil Sie das Angebot eingereicht haben. Bitte bewahren Sie sie auf.",
      },
      offered: {
        subject: (title, organization) => `Angebot von ${organization}: ${title}`,
        heading: "Ein Angebot wartet auf eine Entscheidung",
        lead: (title, organization) => `${organization} hat den Vertrag „${title}“ angeboten.`,
        footer: "Sie erhalten diese Mail, weil Sie über Verträge entscheiden.",
      },
      approved: {
        subject: (title) => `Genehmigt: ${title}`,
        heading: "Der Vertrag ist genehmigt",
        lead: (title, organization) =>
          `Der Vertrag „${title}“ von ${organization} ist genehmigt. Ab seinem Beginn kann unter ihm gemietet werden. Eine Kopie ist angehängt.`,
        footer: DE_FOOTER,
      },
      rejected: {
        subject: (title) => `Abgelehnt: ${title}`,
        heading: "Das Angebot wurde abgelehnt",
        lead: (title, organization) =>
          `Das Angebot „${title}“ von ${organization} wurde abgelehnt. Sie können jederzeit ein neues machen.`,
        footer: DE_FOOTER,
      },
      ended: {
        subject: (title) => `Beendet: ${title}`,
        heading: "Der Vertrag wurde beendet",
        lead: (title, organization) =>
          `Der Vertrag „${title}“ von ${organization} wurde beendet. Unter ihm kann nichts Neues gemietet werden, und was nur unter ihm gemietet war, stoppt mit seinem Ende. Was vom Guthaben übrig ist, bleibt.`,
        footer: DE_FOOTER,
      },
    },
  },
};
