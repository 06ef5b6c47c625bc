import { numberPrefix } from "@/lib/domain/contracts/contract-number";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { presentTerms } from "@/lib/features/contracts/data";
import type { Transaction } from "@/lib/platform/db/transaction";
import { ORGANIZATIONS, type PartnerKey, type People, type PersonKey, PERSONS } from "@/prisma/seed/people";
import { daysBefore, midnightBefore, spread } from "@/prisma/seed/timetable";

type Agreed = Readonly<{ partner: PartnerKey; by: PersonKey; kind: ContractKind; days: number }>;

/** Before the first account of any story, so that everything in them was rented under a contract. */
const AGREED: readonly Agreed[] = [
  { partner: "nordlicht", by: "jonas", kind: "software_rental", days: 390 },
  { partner: "nordlicht", by: "jonas", kind: "myapps_cloud", days: 388 },
  { partner: "nordlicht", by: "jonas", kind: "reloading_service", days: 386 },
  { partner: "nordlicht", by: "jonas", kind: "hardware_rental", days: 384 },
  { partner: "alpenblick", by: "lukas", kind: "software_rental", days: 380 },
  { partner: "alpenblick", by: "lukas", kind: "myapps_cloud", days: 380 },
];
/** What waits for the vendor when the demo begins. */
const WAITING: Agreed = { partner: "alpenblick", by: "lukas", kind: "hardware_rental", days: 2 };

const ADDRESSES: Readonly<
  Record<PartnerKey, Readonly<Record<"street" | "postalCode" | "city" | "country", string>>>
> = {
  nordlicht: { street: "Demokai 1", postalCode: "24103", city: "Kiel", country: "Germany" },
  alpenblick: { street: "Demogasse 2", postalCode: "6020", city: "Innsbruck", country: "Austria" },
};

/** The contracts of the demo's partners: what they rent under, and one offer that waits to be decided. */
export async function createContracts(
  tx: Transaction,
  { people, now }: Readonly<{ people: People; now: Instant }>,
): Promise<void> {
  for (const [index, agreed] of AGREED.entries()) {
    const offer = offerOf(people, agreed, now);
    const decidedAt = addSeconds(offer.submittedAt, seconds(86_400n));
    await tx.contract.create({
      data: {
        ...offer,
        state: "approved",
        decidedAt,
        decidedBy: people.persons.katrin,
        number: `${numberPrefix(decidedAt)}${String(index + 1).padStart(4, "0")}`,
        startsAt: midnightBefore(decidedAt, 0),
      },
    });
  }
  await tx.contract.create({ data: { ...offerOf(people, WAITING, now), state: "submitted" } });
}

function offerOf({ organizations, persons }: People, { partner, by, kind, days }: Agreed, now: Instant) {
  const { version, locale, text, hash } = presentTerms(kind, "de");
  const submittedAt = addSeconds(
    daysBefore(now, days),
    seconds(BigInt(spread(`${partner} ${kind}`, 20_000))),
  );
  return {
    organizationId: organizations[partner],
    kind,
    companyName: ORGANIZATIONS[partner].name,
    ...ADDRESSES[partner],
    signatoryName: PERSONS[by].name,
    signatoryRole: "Geschäftsführung",
    createdAt: submittedAt,
    createdBy: persons[by],
    submittedAt,
    submittedBy: persons[by],
    termsVersion: version,
    termsLocale: locale,
    termsText: text,
    termsHash: hash,
  };
}
