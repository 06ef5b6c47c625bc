import { type CallPlace, noteCall, type Sighting } from "@/lib/domain/devices/sighting";
import type { Instant } from "@/lib/domain/instant";
import { raiseAlarm } from "@/lib/features/device-alarms/raising/mutations";
import { takeIntoUse } from "@/lib/features/device-certificates/first-use/mutations";
import {
  type CertificateName,
  findLastNoted,
  findSightings,
  MOST_PLACES,
} from "@/lib/features/device-sightings/data";
import { addressGroup } from "@/lib/platform/address-group";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

/** A call that was admitted: with which certificate, from where, when, and how far the device's clock is off. */
export type AdmittedCall = Readonly<{
  certificate: DeviceCertificate;
  address: string;
  userAgent: string;
  boot: string | null;
  clockSkewSeconds: number;
  now: Instant;
}>;

type Noted = CallPlace & Readonly<{ at: Instant; clockSkewSeconds: number }>;

/** A caller who goes on as before is written down again after so many seconds. */
const WORTH_NOTING_AGAIN = 300n;
/** A clock that differs by less, in seconds, has not changed: calls take their time. */
const SKEW_CHANGE = 5;
const MOST_REMEMBERED = 20_000;
const LONGEST_USER_AGENT = 200;

const shared = globalThis as typeof globalThis & { portalCallers?: Map<string, Noted> };

/**
 * Notes who calls from where. A caller who goes on as before costs nothing: this process remembers it, and only what is
 * new is written. The first call with a certificate takes it into use, which supersedes those before it; a sign of a
 * copy raises an alarm.
 */
export async function noteAdmittedCall(call: AdmittedCall): Promise<void> {
  const noted = notedOf(call);
  const known = (shared.portalCallers ??= new Map());
  const name = nameOf(call.certificate);
  if (isAsBefore(known.get(name), noted)) return;
  if (!(await wasNotedElsewhere(call.certificate, noted)))
    await inTransaction((tx) => noteInDatabase(tx, call, noted));
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(name, noted);
}

/** Forgets whom this process remembers. */
export const forgetCallers = (): void => shared.portalCallers?.clear();

const nameOf = ({ authorityId, number }: CertificateName): string => `${authorityId} ${number}`;

const notedOf = ({ address, userAgent, boot, clockSkewSeconds, now }: AdmittedCall): Noted => ({
  place: addressGroup(address),
  userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
  boot,
  at: now,
  clockSkewSeconds,
});

function isAsBefore(before: Noted | undefined, now: Noted): boolean {
  return (
    before !== undefined &&
    isSamePlace(before, now) &&
    now.at - before.at < WORTH_NOTING_AGAIN &&
    Math.abs(now.clockSkewSeconds - before.clockSkewSeconds) < SKEW_CHANGE
  );
}

const isSamePlace = (one: CallPlace, other: CallPlace): boolean =>
  one.place === other.place && one.userAgent === other.userAgent && one.boot === other.boot;

/** After a restart of the portal everybody comes again as they were: one look for each then, and no writing. */
async function wasNotedElsewhere(name: CertificateName, noted: Noted): Promise<boolean> {
  const last = await findLastNoted(name);
  if (!last?.wasUsed || last.clockSkewSeconds === null) return false;
  return isAsBefore({ ...last, at: last.lastSeenAt, clockSkewSeconds: last.clockSkewSeconds }, noted);
}

async function noteInDatabase(tx: Transaction, call: AdmittedCall, noted: Noted): Promise<void> {
  const { certificate, now } = call;
  await takeIntoUse(tx, certificate, now);
  const known = await findSightings(tx, certificate);
  const { sighting, sign } = noteCall(known, noted, now);
  const stored = known.find((one) => isSamePlace(one, sighting));
  await (stored ? changeSighting(tx, stored.id, sighting) : addSighting(tx, certificate, sighting));
  if (sign) await raiseAlarm(tx, { certificate, kind: sign.kind, here: sighting, other: sign.other, now });
  await noteClock(tx, { serial: certificate.serial, clockSkewSeconds: noted.clockSkewSeconds, now });
}

async function addSighting(
  tx: Transaction,
  { authorityId, number, serial }: DeviceCertificate,
  { place, userAgent, boot, ...facts }: Sighting,
): Promise<void> {
  await tx.deviceSighting.create({
    data: { authorityId, number, serial, place, userAgent, boot, ...facts },
  });
  // A device that is started anew every minute must not fill the table.
  await tx.$executeRaw`
    DELETE FROM device_sightings WHERE authority_id = ${authorityId}::uuid AND number = ${number}
      AND turn <= ${facts.turn - BigInt(MOST_PLACES)}`;
}

async function changeSighting(tx: Transaction, id: bigint, sighting: Sighting): Promise<void> {
  const { turn, lastSeenAt, returns, returnsSince } = sighting;
  await tx.deviceSighting.update({ where: { id }, data: { turn, lastSeenAt, returns, returnsSince } });
}

/** So many seconds, 68 years, can be kept: a clock that is off by more is off by an age. */
const MOST_SKEW = 2_147_483_647;

type ClockNote = Readonly<{ serial: string; clockSkewSeconds: number; now: Instant }>;

/** Keeps how far a device's clock is off: negative when it is behind. */
export async function noteClock(
  tx: Transaction,
  { serial, clockSkewSeconds, now }: ClockNote,
): Promise<void> {
  const skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, clockSkewSeconds));
  await tx.$executeRaw`
    INSERT INTO devices (serial, clock_skew_seconds, clock_skew_at)
    VALUES (${serial}, ${skew}, ${now})
    ON CONFLICT (serial) DO UPDATE
      SET clock_skew_seconds = excluded.clock_skew_seconds, clock_skew_at = excluded.clock_skew_at`;
}
