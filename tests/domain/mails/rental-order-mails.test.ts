import { expect, test } from "vitest";
import { rentalOrderMail, type RentalOrderMailProps } from "@/emails/rental-order-mail";
import type { OrderNews } from "@/emails/rental-order-words";
import { renderMail } from "@/emails/render-mail";
import { LOCALES } from "@/lib/domain/display/locale";
import { parseInstant } from "@/lib/domain/instant";

const NEWS: readonly OrderNews[] = ["placed", "shipped", "cancelled"];
const PROPS: RentalOrderMailProps = {
  locale: "en",
  news: "shipped",
  personName: "Jonas Thomsen",
  organizationName: "Nordlicht <ITK>",
  items: [
    { name: "Desk-112", quantity: 2, serials: ["00-90-33-00-00-01", "00-90-33-00-00-02"] },
    { name: "Trunk-411", quantity: 1, serials: [] },
  ],
  deliveryAddress: "Kaistraße 1, 24103 Kiel",
  note: "To the back door",
  orderedAt: parseInstant("2026-11-22T12:00:00Z"),
  closedAt: parseInstant("2026-11-24T12:00:00Z"),
  reason: "",
  url: "https://portal.test/rental-orders",
};

test.each(LOCALES.flatMap((locale) => NEWS.map((news) => [locale, news] as const)))(
  "says in %s what became of an order: %s",
  async (locale, news) => {
    const { html, text } = await renderMail(rentalOrderMail({ ...PROPS, locale, news }));
    for (const told of [
      "Jonas Thomsen",
      "Desk-112",
      "Kaistraße 1, 24103 Kiel",
      "To the back door",
      PROPS.url,
    ]) {
      expect(text).toContain(told);
      expect(html).toContain(told);
    }
    expect(text).toMatch(/2 × 00-90-33-00-00-01, 00-90-33-00-00-02/);
    expect(html).toContain("Nordlicht &lt;ITK&gt;");
    expect(html).toContain(`lang="${locale}"`);
    expect(text).not.toMatch(/undefined|null/);
  },
);

test("whoever gets devices is told how to bring them into an account, and that they cost nothing yet", async () => {
  const en = await renderMail(rentalOrderMail(PROPS));
  expect(en.subject).toBe("Your rental devices were shipped");
  expect(en.text).toMatch(/Shipped on\s+24 Nov 2026, 13:00:00 CET/);
  for (const told of ["cost nothing until they are activated", "provisioning code", "15 minutes", "7 days"])
    expect(en.text).toContain(told);
  const de = await renderMail(rentalOrderMail({ ...PROPS, locale: "de" }));
  expect(de.subject).toBe("Ihre Mietgeräte sind versandt");
  for (const told of [
    "kosten nichts, bis sie aktiviert werden",
    "Bereitstellungscode",
    "15 Minuten",
    "7 Tage",
  ])
    expect(de.text).toContain(told);
});

test("the vendor is told who ordered what, and whoever is concerned why an order was cancelled", async () => {
  const placed = await renderMail(rentalOrderMail({ ...PROPS, news: "placed" }));
  expect([placed.subject, placed.text.includes("22 Nov 2026, 13:00:00 CET")]).toEqual([
    "Order of rental devices: Nordlicht <ITK>",
    true,
  ]);
  const cancelled = {
    ...PROPS,
    locale: "de" as const,
    news: "cancelled" as const,
    reason: "Nicht lieferbar",
  };
  const { subject, text } = await renderMail(rentalOrderMail(cancelled));
  expect(subject).toBe("Bestellung storniert: Nordlicht <ITK>");
  expect(text).toMatch(/Grund\s+Nicht lieferbar/);
});

test("a large shipment names some serials, and how many more there are", async () => {
  const serials = Array.from({ length: 1_023 }, (_, place) => `serial-${place}.`);
  const { text } = await renderMail(
    rentalOrderMail({ ...PROPS, items: [{ name: "Desk-112", quantity: 1_023, serials }] }),
  );
  expect(text).toContain("serial-19.");
  expect(text).not.toContain("serial-20.");
  expect(text).toContain("and 1,003 more in the order");
});
