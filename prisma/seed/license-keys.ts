import { randomBytes } from "node:crypto";
import { parseSerial } from "@/lib/domain/hardware/serial";
import type { Instant } from "@/lib/domain/instant";
import { formatLicenseKey, LICENSE_KEY_BYTES } from "@/lib/domain/licenses/license-key";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";
import { allocateFromLots } from "@/lib/features/project-lots/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import type { People } from "@/prisma/seed/people";
import { ARTICLES, type ArticleName } from "@/prisma/seed/price-lists";
import { daysBefore } from "@/prisma/seed/timetable";

/** A device whose hardware licenses wait for whoever claims them first. */
export const UNCLAIMED_SERIAL = parseSerial("00-90-33-4A-10-02");

const CLAIMED_SERIAL = parseSerial("00-90-33-4A-10-01");
const HOTEL = { endCustomer: "Hotel Seestern", location: "Husum", description: "Master PBX" };
const OFFICE = { endCustomer: "Reederei Brodersen", location: "Flensburg", description: "Branch office" };

type Pieces = readonly [article: ArticleName, quantity: number];
type World = Readonly<{ people: People; now: Instant; projectId: string }>;

/** What the partner bought, in one key. */
const LOADED: readonly Pieces[] = [
  ["PBX-Port14", 100],
  ["PBX-Operator14", 2],
  ["PBX-Voicemail14", 100],
];

/** Which license went to which device, how many days ago. */
const BOUND = [
  { pieces: ["PBX-Port14", 37], serial: CLAIMED_SERIAL, notes: HOTEL, days: 58 },
  { pieces: ["PBX-Operator14", 1], serial: CLAIMED_SERIAL, notes: HOTEL, days: 58 },
  { pieces: ["PBX-Voicemail14", 30], serial: CLAIMED_SERIAL, notes: HOTEL, days: 57 },
  { pieces: ["PBX-Port14", 12], serial: parseSerial("00-90-33-4A-10-03"), notes: OFFICE, days: 21 },
] as const;

/** A partner's balance with licenses on devices, and hardware licenses of two devices: one claimed, one waiting. */
export async function createLicenseKeys(tx: Transaction, people: People, now: Instant): Promise<void> {
  const organizationId = people.organizations.nordlicht;
  const { id: projectId } = await tx.project.findFirstOrThrow({ where: { organizationId } });
  const world = { people, now, projectId };
  await addKey(tx, world);
  for (const bound of BOUND) await bind(tx, world, bound);
  for (const serial of [CLAIMED_SERIAL, UNCLAIMED_SERIAL]) await preassign(tx, world, serial);
}

async function addKey(tx: Transaction, { people, now, projectId }: World): Promise<void> {
  const key = drawActivationKey();
  const [issuedAt, usedAt] = [daysBefore(now, 62), daysBefore(now, 60)];
  const { id: activationKeyId } = await tx.activationKey.create({
    data: {
      keyHash: hashOfKey(key),
      lastGroup: key.lastGroup,
      note: "Demo data",
      organizationId: people.organizations.vendor,
      issuedBy: people.persons.katrin,
      issuedAt,
      state: "used",
      usedAt,
      usedBy: people.persons.svenja,
      usedProjectId: projectId,
    },
  });
  for (const [name, quantity] of LOADED) {
    const articleNumber = ARTICLES[name].number;
    const amount = BigInt(quantity);
    await tx.activationKeyItem.create({ data: { activationKeyId, articleNumber, quantity } });
    await tx.projectLot.create({
      data: { projectId, activationKeyId, articleNumber, amount, left: amount, addedAt: usedAt },
    });
    const moved = { articleNumber, amount, activationKeyId, source: "session" };
    await tx.movement.createMany({
      data: [
        {
          ...moved,
          at: issuedAt,
          kind: "issue",
          fromPlace: "issued",
          toPlace: "key",
          organizationId: people.organizations.vendor,
          actorId: people.persons.katrin,
        },
        {
          ...moved,
          at: usedAt,
          kind: "add",
          fromPlace: "key",
          toPlace: "project",
          projectId,
          organizationId: people.organizations.nordlicht,
          actorId: people.persons.svenja,
        },
      ],
    });
  }
}

async function bind(
  tx: Transaction,
  { people, now, projectId }: World,
  { pieces: [name, quantity], serial, notes, days }: (typeof BOUND)[number],
): Promise<void> {
  const [articleNumber, at] = [ARTICLES[name].number, daysBefore(now, days)];
  const by = { organizationId: people.organizations.nordlicht, projectId };
  const { id: licenseKeyId } = await tx.licenseKey.create({
    data: {
      ...by,
      ...notes,
      ...newKey(at),
      kind: "software",
      articleNumber,
      quantity,
      serial,
      createdBy: people.persons.svenja,
    },
  });
  const amount = BigInt(quantity);
  await allocateFromLots(tx, { projectId, articleNumber, amount }, { licenseKeyId });
  const places = { kind: "license_bound", fromPlace: "project", toPlace: "device" };
  const moved = {
    at,
    articleNumber,
    amount,
    licenseKeyId,
    source: "session",
    actorId: people.persons.svenja,
  };
  await tx.movement.create({ data: { ...by, ...places, ...moved } });
}

async function preassign(tx: Transaction, { people, now, projectId }: World, serial: string): Promise<void> {
  const [at, articleNumber, quantity] = [daysBefore(now, 64), ARTICLES["Relay-BRI"].number, 2];
  const owner = { organizationId: people.organizations.nordlicht, projectId, claimedAt: daysBefore(now, 59) };
  const { id: licenseKeyId } = await tx.licenseKey.create({
    data: {
      ...(serial === CLAIMED_SERIAL ? owner : {}),
      ...newKey(at),
      kind: "hardware",
      articleNumber,
      quantity,
      serial,
      createdBy: people.persons.katrin,
    },
  });
  await tx.movement.create({
    data: {
      at,
      kind: "hardware_preassigned",
      articleNumber,
      amount: BigInt(quantity),
      fromPlace: "issued",
      toPlace: "device",
      licenseKeyId,
      organizationId: people.organizations.vendor,
      actorId: people.persons.katrin,
      source: "session",
    },
  });
}

const newKey = (createdAt: Instant) => ({
  keyContent: formatLicenseKey(randomBytes(LICENSE_KEY_BYTES)),
  createdAt,
});
