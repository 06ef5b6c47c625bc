import { instant, type Instant } from "@/lib/domain/instant";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/domain/people/demo-people";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { createKeysToTry, type KeyToTry } from "@/prisma/seed/activation-keys";
import { createLicenseKeys, UNCLAIMED_SERIAL } from "@/prisma/seed/license-keys";
import { createOwnActivations, tellIssuedKeys } from "@/prisma/seed/own-activations";
import { createContracts } from "@/prisma/seed/contracts";
import { playPortfolio } from "@/prisma/seed/open-account";
import { createPeople, hashDemoPasswords } from "@/prisma/seed/people";
import { createReloads } from "@/prisma/seed/reloads";
import { createWaitingOrder } from "@/prisma/seed/rental-devices";
import { createPriceLists } from "@/prisma/seed/price-lists";
import { PORTFOLIOS } from "@/prisma/seed/stories/all";

/** Ninety days of history in one transaction take seconds, and minutes on a small machine with other work. */
const MOST_MILLISECONDS = 600_000;

/** What the start prints, a line each. */
export type SeededDemo = Readonly<{ lines: string[] }>;

/**
 * Fills an empty database with demo data: organizations, people, articles at invented prices, and accounts with
 * ninety days of history, and licenses on devices. All in one transaction, by the rules and the ledger guards that hold for everybody. Answers
 * the sign-ins and activation keys to try, the only time they can be read; null where there is anything already.
 */
export async function seedDemo(): Promise<SeededDemo | null> {
  if (!(await isEmpty(db))) return null;
  const hashes = await hashDemoPasswords();
  const keys = await inTransaction((tx) => fillOnce(tx, hashes), { timeout: MOST_MILLISECONDS });
  if (keys === null) return null;
  // Plans made for empty tables would stay slow.
  await db.$executeRaw`ANALYZE`;
  return { lines: linesOf(keys) };
}

/** Two starts at once: one seeds, the other waits and finds it done. */
async function fillOnce(tx: Transaction, hashes: Seeding["hashes"]): Promise<KeyToTry[] | null> {
  await tx.$executeRaw`LOCK TABLE organizations, users IN SHARE ROW EXCLUSIVE MODE`;
  if (!(await isEmpty(tx))) return null;
  return fillWithDemoData(tx, { now: await portalTime(tx), hashes });
}

type Seeding = Readonly<{ now: Instant; hashes: Awaited<ReturnType<typeof hashDemoPasswords>> }>;

/** Creates everything as of a second; answers the keys to try. */
export async function fillWithDemoData(tx: Transaction, { now, hashes }: Seeding): Promise<KeyToTry[]> {
  const people = await createPeople(tx, { now, hashes });
  await createContracts(tx, { people, now });
  const priceLists = await createPriceLists(tx, { now, createdBy: people.persons.katrin });
  for (const portfolio of PORTFOLIOS) await playPortfolio(tx, { people, priceLists, now }, portfolio);
  await createWaitingOrder(tx, {
    organizationId: people.organizations.nordlicht,
    orderedBy: people.persons.jonas,
    now,
  });
  await createReloads(tx, { people, now });
  await createLicenseKeys(tx, people, now);
  await createOwnActivations(tx, people, now);
  const keys = await createKeysToTry(tx, people, now);
  await tellIssuedKeys(tx);
  return keys;
}

async function isEmpty(tx: Transaction): Promise<boolean> {
  const [organizations, users] = [await tx.organization.count(), await tx.user.count()];
  return organizations + users === 0;
}

async function portalTime(tx: Transaction): Promise<Instant> {
  const [clock] = await tx.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  if (!clock) throw new Error("The database does not tell the time.");
  return instant(clock.now);
}

const linesOf = (keys: readonly KeyToTry[]): string[] => [
  "Demo data: invented organizations, articles and prices.",
  `Sign in as ${DEMO_PEOPLE.map(({ email }) => email).join(", ")}, password ${DEMO_PASSWORD}`,
  "Activation keys to try:",
  ...keys.map(({ activationKey, content }) => `  ${activationKey}  ${content}`),
  `Hardware licenses to claim: ${UNCLAIMED_SERIAL}`,
];
