import type { OfferDetails } from "@/lib/domain/contracts/offer";
import { db } from "@/lib/platform/db/client";

/** A whole offer. */
export const DETAILS: OfferDetails = {
  companyName: "Nordlicht ITK GmbH",
  street: "Kaistraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "Germany",
  vatId: "DE000000000",
  signatoryName: "Jonas Thomsen",
  signatoryRole: "Managing director",
};

let numbers = 0;

/** A number no other test's contract has. */
export const newNumber = (): string => `T-${(numbers += 1)}`;

/** Contracts that let an organization rent, on premises and in the cloud, in force for as long as anybody remembers. */
export async function agreeOnRental(organizationId: string): Promise<void> {
  const terms = { termsVersion: "test", termsLocale: "en", termsText: "1. Test.", termsHash: "0".repeat(64) };
  const whole = { ...DETAILS, ...terms, state: "approved" };
  const times = { createdAt: 0n, submittedAt: 0n, decidedAt: 0n, startsAt: 0n };
  await db.contract.createMany({
    data: (["software_rental", "myapps_cloud"] as const).map((kind) => ({
      organizationId,
      kind,
      number: newNumber(),
      ...whole,
      ...times,
    })),
  });
}
