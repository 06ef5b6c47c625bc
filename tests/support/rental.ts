import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { type ActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseCents, parseIsc } from "@/lib/domain/money/amount";
import { openAccount } from "@/lib/features/accounts/mutations";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { createArticle } from "@/lib/features/articles/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { db } from "@/lib/platform/db/client";
import { type Cast, createCast } from "@/tests/support/cast";

/** Two articles every test can rent. */
export const PORT = "02-00050-001";
export const UC = "02-00050-002";

/** An account with one PBX on premises, and its people. Nothing is charged and nothing rented. */
export type Rental = Cast & Readonly<{ accountId: string; serial: Serial }>;

let serials = 0;

/** Opens an account for a new customer. PORT costs 0.60 and UC 1.85 iSC a month, the cloud twice as much. */
export async function openRental(cast?: Cast): Promise<Rental> {
  const people = cast ?? (await createCast());
  await ensurePrices(people);
  const { partner, customer } = people;
  const { id } = await openAccount(partner, {
    customerId: customer.organizationId,
    name: `account ${(serials += 1)}`,
    warningEmails: [],
    warningLocale: "en",
  });
  const serial = newSerial();
  await addPbx(partner, { accountId: id, serial, name: "Headquarters", scenario: "on_premises" });
  return { ...people, accountId: id, serial };
}

/** A serial no other test has. */
export const newSerial = (): Serial => parseSerial(`009033${(0x10_00_00 + (serials += 1)).toString(16)}`);

/** Publishes prices, in iSC as text, for the scenario on premises. */
export const publishPrices = (cast: Cast, prices: Readonly<Record<string, string>>) =>
  publishPriceList(cast.vendor, {
    prices: Object.entries(prices).map(([article, isc]) => ({
      article,
      scenario: "on_premises" as const,
      monthlyIsc: parseCents(isc),
    })),
  });

/** Puts PORT and UC back to what they cost on premises: whoever comes next in the same portal counts on it. */
export async function restorePrices(): Promise<void> {
  await publishPrices(await createCast(), { [PORT]: "0.60", [UC]: "1.85" });
}

/** A new key of so many iSC, ready to charge. */
export async function issueKey({ vendor }: Cast, isc: string): Promise<ActivationKey> {
  const [key] = await issueActivationKeys(vendor, { isc: parseIsc(isc), count: 1, note: "" });
  return parseActivationKey(key?.activationKey ?? "");
}

/** Charges an account with a new key. */
export async function chargeIsc(rental: Rental, isc: string) {
  const activationKey = await issueKey(rental, isc);
  return chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
}

/** Rents these quantities on the account's PBX, and nothing else. */
export const rent = (rental: Rental, quantities: Readonly<Record<string, number>>) =>
  changeAccountConfiguration(rental.partner, {
    accountId: rental.accountId,
    changes: [{ serial: rental.serial, lines: linesOf(quantities) }],
  });

/** Rents ports on a PBX in the cloud, five unless said otherwise, beside what is rented. Answers its serial. */
export async function rentInTheCloud({ partner, accountId }: Rental, ports = 5): Promise<Serial> {
  const serial = newSerial();
  await addPbx(partner, { accountId, serial, name: "Cloud", scenario: "cloud" });
  const changes = [{ serial, lines: linesOf({ [PORT]: ports }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  return serial;
}

/** Lines from quantities by article. */
export const linesOf = (quantities: Readonly<Record<string, number>>) =>
  Object.entries(quantities).map(([article, quantity]) => ({ article, quantity }));

/** An account, charged with so many iSC, that rents so many PORT on its PBX. */
export async function openRunning({
  isc,
  ports,
  cast,
}: Readonly<{ isc: string; ports: number; cast?: Cast }>): Promise<Rental> {
  const rental = await openRental(cast);
  await chargeIsc(rental, isc);
  await rent(rental, { [PORT]: ports });
  return rental;
}

async function ensurePrices({ vendor }: Cast): Promise<void> {
  if (await db.article.findUnique({ where: { number: PORT } })) return;
  for (const [number, name] of [
    [PORT, "PBX-Port"],
    [UC, "PBX-UC"],
  ] as const) {
    await createArticle(vendor, {
      number,
      name,
      kind: "software",
      version: "14",
      rentable: true,
      perDevice: false,
    });
  }
  const inScenario = (scenario: "on_premises" | "cloud", port: string, uc: string) => [
    { article: PORT, scenario, monthlyIsc: parseCents(port) },
    { article: UC, scenario, monthlyIsc: parseCents(uc) },
  ];
  await publishPriceList(vendor, {
    prices: [...inScenario("on_premises", "0.60", "1.85"), ...inScenario("cloud", "1.20", "3.70")],
  });
}
