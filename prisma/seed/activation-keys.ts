import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import type { Ticks } from "@/lib/domain/money/units";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";
import type { Transaction } from "@/lib/platform/db/transaction";
import type { People } from "@/prisma/seed/people";
import { ARTICLES, type ArticleName } from "@/prisma/seed/price-lists";
import type { Licenses } from "@/prisma/seed/story";
import { spread } from "@/prisma/seed/timetable";

/** What every key of the demo is noted with. */
const NOTE = "Demo data";
const LONGEST_WAIT_SECONDS = 6 * 86_400;
const SHORTEST_WAIT_SECONDS = 3_600;

/** A key that a charge of a story uses. */
export type UsedKey = Readonly<{
  ticks: Ticks;
  usedAt: Instant;
  usedBy: string | null;
  usedAccountId: string;
}>;

/** Issues a key some days before it was used, and marks it used. Answers its id; nobody can ever read the key. */
export async function createUsedKey(
  tx: Transaction,
  people: People,
  { ticks, ...used }: UsedKey,
): Promise<string> {
  const wait = SHORTEST_WAIT_SECONDS + spread(`${used.usedAt} ${ticks}`, LONGEST_WAIT_SECONDS);
  const issuedAt = addSeconds(used.usedAt, seconds(-BigInt(wait)));
  const { id } = await tx.activationKey.create({
    data: { ...newKey(people).row, ...used, issuedAt, amountTicks: ticks, state: "used" },
  });
  return id;
}

/** What the keys to try hold. */
const CREDITS_TO_TRY = ["10.00", "100.00", "1000.00"] as const;
const PIECES_TO_TRY: Licenses = { "PBX-Port14": 25, "PBX-UC14": 25, "PBX-Voicemail14": 25 };

/** A key for people to try, whole, and what it holds. */
export type KeyToTry = Readonly<{ activationKey: string; content: string }>;

/** Issues the unused keys that are printed at the start. */
export async function createKeysToTry(
  tx: Transaction,
  people: People,
  issuedAt: Instant,
): Promise<KeyToTry[]> {
  const keys: KeyToTry[] = [];
  for (const isc of CREDITS_TO_TRY) {
    const { key, row } = newKey(people);
    await tx.activationKey.create({ data: { ...row, issuedAt, amountTicks: parseIsc(isc) } });
    keys.push({ activationKey: key.canonical, content: `${isc} iSC` });
  }
  const { key, row } = newKey(people);
  const { id } = await tx.activationKey.create({ data: { ...row, issuedAt } });
  const pieces = Object.entries(PIECES_TO_TRY) as [ArticleName, number][];
  await tx.activationKeyItem.createMany({
    data: pieces.map(([name, quantity]) => ({
      activationKeyId: id,
      articleNumber: ARTICLES[name].number,
      quantity,
    })),
  });
  const content = pieces.map(([name, quantity]) => `${quantity} × ${name}`).join(", ");
  return [...keys, { activationKey: key.canonical, content }];
}

function newKey(people: People) {
  const key = drawActivationKey();
  const row = {
    keyHash: hashOfKey(key),
    lastGroup: key.lastGroup,
    note: NOTE,
    organizationId: people.organizations.vendor,
    issuedBy: people.persons.katrin,
  };
  return { key, row };
}
