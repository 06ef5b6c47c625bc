import type { Instant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { allocateFromLots } from "@/lib/features/project-lots/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";
import type { PartnerKey, People, PersonKey } from "@/prisma/seed/people";
import { daysBefore } from "@/prisma/seed/timetable";

type World = Readonly<{ people: People; now: Instant }>;
type Place = Readonly<{ organizationId: string; projectId: string; by: string }>;

/** Who looks after the licenses of a partner. */
const LICENSES: Readonly<Record<PartnerKey, PersonKey>> = { nordlicht: "svenja", alpenblick: "lukas" };

/**
 * Credit that the partners divide: a vendor's key in the demo partner's project, own activations of it, one the other
 * partner has accepted and one that is offered each way.
 */
export async function createOwnActivations(tx: Transaction, people: People, now: Instant): Promise<void> {
  const world = { people, now };
  const [nordlicht, alpenblick] = [
    await placeOf(tx, world, "nordlicht"),
    await placeOf(tx, world, "alpenblick"),
  ];
  await addKey(tx, nordlicht, await issueKey(tx, world, { isc: "1000.00", at: daysBefore(now, 42) }));
  const handed = await divide(tx, nordlicht, { isc: "300.00", note: "Alpenblick", at: daysBefore(now, 33) });
  await divide(tx, nordlicht, { isc: "200.00", note: "Hotel Seestern", at: daysBefore(now, 20) });
  const offered = await divide(tx, nordlicht, { isc: "150.00", note: "Alpenblick", at: daysBefore(now, 4) });
  await transfer(
    tx,
    { key: handed, from: nordlicht, to: alpenblick, offeredAt: daysBefore(now, 33) },
    daysBefore(now, 32),
  );
  await transfer(tx, { key: offered, from: nordlicht, to: alpenblick, offeredAt: daysBefore(now, 3) });
  const back = await divide(tx, alpenblick, { isc: "50.00", note: "Nordlicht", at: daysBefore(now, 2) });
  await transfer(tx, { key: back, from: alpenblick, to: nordlicht, offeredAt: daysBefore(now, 1) });
}

/** The movement of every key the vendor issued that no other part of the demo has told. */
export const tellIssuedKeys = (tx: Transaction): Promise<number> => tx.$executeRaw`
  INSERT INTO movements (at, kind, article_number, amount, from_place, to_place, activation_key_id, organization_id,
    actor_id, source)
  SELECT k.issued_at, 'issue', i.article_number, coalesce(i.quantity, k.amount_ticks), 'issued', 'key', k.id,
    k.organization_id, k.issued_by, 'session'
  FROM activation_keys k LEFT JOIN activation_key_items i ON i.activation_key_id = k.id
  WHERE k.project_id IS NULL
    AND NOT EXISTS (SELECT FROM movements m WHERE m.activation_key_id = k.id AND m.from_place = 'issued')`;

async function placeOf(tx: Transaction, { people }: World, partner: PartnerKey): Promise<Place> {
  const organizationId = people.organizations[partner];
  const { id: projectId } = await tx.project.findFirstOrThrow({ where: { organizationId } });
  return { organizationId, projectId, by: people.persons[LICENSES[partner]] };
}

type Key = Readonly<{ id: string; ticks: bigint; isOwn: boolean; at: Instant }>;
type NewKey = Readonly<{ isc: string; at: Instant; note?: string }>;

const keyRow = ({ isc, at, note = "Demo data" }: NewKey) => {
  const key = drawActivationKey();
  return {
    keyHash: hashOfKey(key),
    lastGroup: key.lastGroup,
    amountTicks: parseIsc(isc),
    note,
    issuedAt: at,
  };
};

async function issueKey(tx: Transaction, { people }: World, wanted: NewKey): Promise<Key> {
  const issued = { organizationId: people.organizations.vendor, issuedBy: people.persons.katrin };
  const { id } = await tx.activationKey.create({ data: { ...keyRow(wanted), ...issued } });
  return { id, ticks: parseIsc(wanted.isc), isOwn: false, at: wanted.at };
}

async function addKey(tx: Transaction, { organizationId, projectId, by }: Place, key: Key): Promise<void> {
  const { id: activationKeyId, ticks: amount, at } = key;
  await tx.activationKey.update({
    where: { id: activationKeyId },
    data: { state: "used", usedAt: at, usedBy: by, usedProjectId: projectId },
  });
  await tx.projectLot.create({ data: { projectId, activationKeyId, amount, left: amount, addedAt: at } });
  const places = { kind: "add", fromPlace: key.isOwn ? "own" : "key", toPlace: "project", source: "session" };
  await tx.movement.create({
    data: { ...places, at, amount, projectId, activationKeyId, organizationId, actorId: by },
  });
}

async function divide(
  tx: Transaction,
  { organizationId, projectId, by }: Place,
  wanted: NewKey,
): Promise<Key> {
  const own = { organizationId, projectId, issuedBy: by };
  const { id } = await tx.activationKey.create({ data: { ...keyRow(wanted), ...own } });
  const amount = parseIsc(wanted.isc);
  await allocateFromLots(tx, { projectId, articleNumber: null, amount }, { activationKeyId: id });
  const places = { kind: "create", fromPlace: "project", toPlace: "own", source: "session" };
  const moved = { ...places, at: wanted.at, amount, projectId, activationKeyId: id };
  await tx.movement.create({ data: { ...moved, organizationId, actorId: by } });
  return { id, ticks: amount, isOwn: true, at: wanted.at };
}

type Handing = Readonly<{ key: Key; from: Place; to: Place; offeredAt: Instant }>;

/** Offers a key, and accepts it where a second is given. */
async function transfer(
  tx: Transaction,
  { key, from, to, offeredAt }: Handing,
  acceptedAt?: Instant,
): Promise<void> {
  const closed = acceptedAt && { state: "accepted", closedAt: acceptedAt, closedBy: to.by };
  await tx.keyTransfer.create({
    data: {
      activationKeyId: key.id,
      fromOrganizationId: from.organizationId,
      toOrganizationId: to.organizationId,
      offeredBy: from.by,
      offeredAt,
      ...closed,
    },
  });
  if (acceptedAt) await addKey(tx, to, { ...key, at: acceptedAt });
}
