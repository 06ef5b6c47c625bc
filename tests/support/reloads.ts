import { parseEuro } from "@/lib/domain/invoices/euro";
import type { ThresholdWeeks } from "@/lib/domain/reloads/reload";
import { parseIsc } from "@/lib/domain/money/amount";
import { setBillingAddress, setIscPrice, setSeller } from "@/lib/features/billing/mutations";
import { setReloading } from "@/lib/features/reloads/mutations";
import { db } from "@/lib/platform/db/client";
import { DETAILS, newNumber } from "@/tests/support/agreed-contracts";
import type { Cast } from "@/tests/support/cast";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

/** Who invoices in every test. */
export const SELLER = {
  companyName: "Demo Hersteller AG",
  street: "Werkstraße 1",
  postalCode: "71063",
  city: "Sindelfingen",
  country: "DE",
  vatId: "DE123456789",
  email: "rechnung@hersteller.example",
  contactName: "Rechnungswesen",
  iban: "DE02120300000000202051",
  vatRate: 1_900,
  paymentDays: 14,
};

/** Who is invoiced, where a test says nothing else. */
export const BUYER = {
  companyName: "Nordlicht ITK GmbH",
  street: "Kaistraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  vatId: "DE987654321",
  email: "rechnung@nordlicht.example",
  locale: "en" as const,
};

/** The contract of the reloading service, in force; once for each partner. */
export async function agreeOnReloading({ partner }: Pick<Cast, "partner">): Promise<void> {
  const terms = { termsVersion: "test", termsLocale: "en", termsText: "1. Test.", termsHash: "0".repeat(64) };
  const times = { createdAt: 0n, submittedAt: 0n, decidedAt: 0n, startsAt: 0n };
  const contract = { kind: "reloading_service", state: "approved", number: newNumber() };
  await db.contract.createMany({
    data: [{ organizationId: partner.organizationId, ...DETAILS, ...contract, ...terms, ...times }],
    skipDuplicates: true,
  });
}

/** A seller, and one iSC at 1.20 euros; where there is a price already, that one goes on. */
export async function openBilling({ vendor }: Pick<Cast, "vendor">): Promise<void> {
  await setSeller(vendor, SELLER);
  if ((await db.iscPrice.count()) === 0) await setIscPrice(vendor, { price: parseEuro("1.20") });
}

/** Rented at 60 iSC a month and charged for as many months; everything the service needs is there, and it is off. */
export async function openReloadable(months = 2, cast?: Cast): Promise<Rental> {
  const rental = await openRental(cast);
  await agreeOnReloading(rental);
  await openBilling(rental);
  await setBillingAddress(rental.partner, BUYER);
  await chargeIsc(rental, String(months * 60));
  await rent(rental, { [PORT]: 100 });
  return rental;
}

type Terms = Readonly<{ amount?: string; cap?: string; weeks?: ThresholdWeeks }>;

/** Switches the service on: 100 iSC below two weeks, at most 300 a month, where nothing else is said. */
export const switchOn = (
  { partner, accountId }: Rental,
  { amount = "100", cap = "300", weeks = 2 }: Terms = {},
) =>
  setReloading(partner, {
    accountId,
    enabled: true,
    thresholdWeeks: weeks,
    amountIsc: parseIsc(amount),
    monthlyCapIsc: parseIsc(cap),
  });

/** The reloads of an account, the oldest first. */
export const reloadsOf = ({ accountId }: Rental) =>
  db.reload.findMany({ where: { accountId }, orderBy: [{ openedAt: "asc" }, { id: "asc" }] });

/** The papers of an account, the oldest first. */
export const papersOf = ({ accountId }: Rental) =>
  db.invoice.findMany({ where: { accountId }, orderBy: [{ issuedAt: "asc" }, { id: "asc" }] });
