import { addSeconds, instant, type Instant, seconds } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { weeks } from "@/lib/domain/accounts/warnings";
import { issueInvoice } from "@/lib/features/invoices/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import type { People } from "@/prisma/seed/people";
import { daysBefore } from "@/prisma/seed/timetable";

const THRESHOLD_WEEKS = 4;
const MONTHLY_CAP = parseIsc("500");
/** Between a charge, its invoice and the mail. */
const STEP = seconds(2n);

const SELLER = {
  companyName: "Demo Vendor AG (demo data)",
  street: "Demostraße 1",
  postalCode: "71063",
  city: "Sindelfingen",
  country: "DE",
  vatId: "DE123456789",
  email: "billing@vendor.demo.example",
  locale: "de",
  contactName: "Demo Billing",
  iban: "DE02120300000000202051",
  vatRateHundredths: 1_900,
  paymentDays: 14,
};
const BUYER = {
  companyName: "Nordlicht ITK GmbH (demo data)",
  street: "Demokai 1",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  vatId: "DE987654321",
  email: "rechnung@nordlicht-itk.example",
  locale: "de",
};

/** The invented price of one iSC, in cents. */
const EURO_CENTS = 120n;
const YEAR_DAYS = 365;

type World = Readonly<{ people: People; now: Instant }>;

/**
 * The reloading service of the demo: who invoices whom at which invented price, and for every charge of a story that a
 * reload made, the service of its account, the reload and its invoice, as of then.
 */
export async function createReloads(tx: Transaction, { people, now }: World): Promise<void> {
  const { vendor, nordlicht } = people.organizations;
  const since = daysBefore(now, YEAR_DAYS);
  const known = { updatedAt: since, updatedBy: people.persons.katrin };
  await tx.billingProfile.create({ data: { organizationId: vendor, ...SELLER, ...known } });
  await tx.billingProfile.create({ data: { organizationId: nordlicht, ...BUYER, ...known } });
  const price = { validFrom: since, euroCents: EURO_CENTS, createdBy: people.persons.katrin };
  await tx.iscPrice.create({ data: { ...price, createdAt: since } });
  const charges = await tx.accountEntry.findMany({
    where: { kind: "charge", source: "reload" },
    orderBy: { at: "asc" },
  });
  for (const { accountId, amountTicks, at, activationKeyId } of charges) {
    await setService(tx, { accountId, amountTicks, at, changedBy: people.persons.jonas });
    await createReload(tx, { accountId, partnerId: nordlicht, amountTicks, chargedAt: at, activationKeyId });
  }
}

type Service = Readonly<{ accountId: string; amountTicks: bigint; at: bigint; changedBy: string }>;

async function setService(
  tx: Transaction,
  { accountId, amountTicks, at, changedBy }: Service,
): Promise<void> {
  const changedAt = daysBefore(instant(at), 20);
  const terms = { enabled: true, thresholdWeeks: THRESHOLD_WEEKS, amountTicks, monthlyCapTicks: MONTHLY_CAP };
  await tx.reloadSetting.create({ data: { accountId, ...terms, changedAt, changedBy } });
  await tx.account.update({
    where: { id: accountId },
    data: { reloadBeforeSeconds: weeks(THRESHOLD_WEEKS) },
    select: { id: true },
  });
}

type Charged = Readonly<{
  accountId: string;
  partnerId: string;
  amountTicks: bigint;
  chargedAt: bigint;
  activationKeyId: string | null;
}>;

async function createReload(tx: Transaction, charged: Charged): Promise<void> {
  const openedAt = instant(charged.chargedAt);
  const invoicedAt = addSeconds(openedAt, STEP);
  const mailedAt = addSeconds(invoicedAt, STEP);
  const times = { openedAt, invoicedAt, mailedAt };
  const { id } = await tx.reload.create({ data: { ...charged, ...times, state: "mailed" } });
  await issueInvoice(tx, { id, ...charged, at: invoicedAt });
}
