import type { Locale } from "@/lib/domain/display/locale";

/** What happened to an order of rental devices, as its mails tell it. */
export type OrderNews = "placed" | "shipped" | "cancelled";

type NewsWords = Readonly<{
  subject: (organization: string) => string;
  heading: string;
  lead: (organization: string) => string;
  /** What to do next, in order. */
  steps: readonly string[];
  /** What its second is called; empty for an order that waits. */
  closedAt: string;
  open: string;
  footer: string;
}>;
type Fact = "organization" | "orderedAt" | "deliveryAddress" | "note" | "reason";

/** What the mails about orders of rental devices say. */
export type RentalOrderWords = Readonly<{
  greeting: (name: string) => string;
  facts: Readonly<Record<Fact, string>>;
  /** How many serials stand in the order besides those in the mail. */
  more: (count: string) => string;
  news: Readonly<Record<OrderNews, NewsWords>>;
}>;

const EN: RentalOrderWords = {
  greeting: (name) => `Hello ${name},`,
  facts: {
    organization: "Ordered by",
    orderedAt: "Ordered on",
    deliveryAddress: "Deliver to",
    note: "Note",
    reason: "Reason",
  },
  more: (count) => `and ${count} more in the order`,
  news: {
    placed: {
      subject: (organization) => `Order of rental devices: ${organization}`,
      heading: "An order waits to be shipped",
      lead: (organization) => `${organization} has ordered rental devices.`,
      steps: [],
      closedAt: "",
      open: "Open the order",
      footer: "You get this mail because you ship orders of rental devices.",
    },
    shipped: {
      subject: () => "Your rental devices were shipped",
      heading: "Your rental devices are on their way",
      lead: (organization) =>
        `The rental devices ${organization} ordered were shipped. They cost nothing until they are activated.`,
      steps: [
        "1. Make a provisioning code in the tab Hardware of the account the devices are for: for one device it counts for 15 minutes, for a rollout for 7 days. It is shown once.",
        "2. Type the code on each device. It calls the portal with its certificate and is listed in the account.",
        "3. Activate the devices in the tab Hardware. From that second on they rent, with their licenses included.",
      ],
      closedAt: "Shipped on",
      open: "Open the orders",
      footer: "You get this mail because you look after your organization's rentals.",
    },
    cancelled: {
      subject: (organization) => `Order cancelled: ${organization}`,
      heading: "An order was cancelled",
      lead: (organization) =>
        `The order of rental devices of ${organization} was cancelled. Nothing is shipped.`,
      steps: [],
      closedAt: "Cancelled on",
      open: "Open the orders",
      footer: "You get this mail because you look after rentals or ship orders of rental devices.",
    },
  },
};

const DE: RentalOrderWords = {
  greeting: (name) => `Guten Tag ${name},`,
  facts: {
    organization: "Bestellt von",
    orderedAt: "Bestellt am",
    deliveryAddress: "Lieferung an",
    note: "Hinweis",
    reason: "Grund",
  },
  more: (count) => `und ${count} weitere in der Bestellung`,
  news: {
    placed: {
      subject: (organization) => `Bestellung von Mietgeräten: ${organization}`,
      heading: "Eine Bestellung wartet auf den Versand",
      lead: (organization) => `${organization} hat Mietgeräte bestellt.`,
      steps: [],
      closedAt: "",
      open: "Bestellung öffnen",
      footer: "Sie erhalten diese Mail, weil Sie Bestellungen von Mietgeräten versenden.",
    },
    shipped: {
      subject: () => "Ihre Mietgeräte sind versandt",
      heading: "Ihre Mietgeräte sind unterwegs",
      lead: (organization) =>
        `Die Mietgeräte, die ${organization} bestellt hat, sind versandt. Sie kosten nichts, bis sie aktiviert werden.`,
      steps: [
        "1. Erstellen Sie im Reiter Hardware des Kontos, für das die Geräte sind, einen Bereitstellungscode: für ein Gerät gilt er 15 Minuten, für einen Rollout 7 Tage. Er wird einmal angezeigt.",
        "2. Geben Sie den Code an jedem Gerät ein. Es meldet sich mit seinem Zertifikat beim Portal und wird im Konto aufgeführt.",
        "3. Aktivieren Sie die Geräte im Reiter Hardware. Ab dieser Sekunde sind sie gemietet, mit ihren Lizenzen.",
      ],
      closedAt: "Versandt am",
      open: "Bestellungen öffnen",
      footer: "Sie erhalten diese Mail, weil Sie die Mieten Ihrer Organisation betreuen.",
    },
    cancelled: {
      subject: (organization) => `Bestellung storniert: ${organization}`,
      heading: "Eine Bestellung wurde storniert",
      lead: (organization) =>
        `Die Bestellung von Mietgeräten von ${organization} wurde storniert. Es wird nichts versandt.`,
      steps: [],
      closedAt: "Storniert am",
      open: "Bestellungen öffnen",
      footer:
        "Sie erhalten diese Mail, weil Sie Mieten betreuen oder Bestellungen von Mietgeräten versenden.",
    },
  },
};

/** The words of these mails by the recipient's language. */
export const rentalOrderWords: Readonly<Record<Locale, RentalOrderWords>> = { en: EN, de: DE };
