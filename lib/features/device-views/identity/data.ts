import { type CertificateState, certificateStateAt, renewFrom } from "@/lib/domain/devices/certificate-life";
import { type RevocationReason, revocationReason } from "@/lib/domain/devices/revocation-reason";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import type { AlarmKind } from "@/lib/features/device-alarms/schema";
import type { CertificateOrigin } from "@/lib/features/device-certificates/schema";
import { seesAll } from "@/lib/features/device-views/visible/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";

const MOST_CERTIFICATES = 20;
const MOST_PLACES = 20;

/** A certificate of a device. */
export type HeldCertificate = Readonly<{
  authorityId: string;
  number: string;
  authority: string;
  origin: CertificateOrigin;
  state: CertificateState;
  issuedAt: Instant;
  renewFrom: Instant;
  expiresAt: Instant;
  firstUsedAt: Instant | null;
  revokedReason: RevocationReason | null;
}>;

/** A place a device has called from: a network, a program, and how long. */
export type CallingPlace = Readonly<{
  id: string;
  place: string;
  userAgent: string;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
}>;

/** Something that a single machine could not have done. */
export type IdentityAlarm = Readonly<{
  id: string;
  kind: AlarmKind;
  raisedAt: Instant;
  lastAt: Instant;
  times: number;
  isOpen: boolean;
}>;

/** What shows who a device is. `places` and `alarms` are null where they are not for whoever asks. */
export type DeviceIdentity = Readonly<{
  certificates: readonly HeldCertificate[];
  places: readonly CallingPlace[] | null;
  alarms: readonly IdentityAlarm[] | null;
}>;

/**
 * The certificates of a device, the newest first. From where it calls is for the vendor and for those in whose account
 * it stands; what looks like a copy for the vendor alone. Whether one may see the device was asked before.
 */
export async function getDeviceIdentity(
  scope: Scope,
  { serial, isInAccount }: Readonly<{ serial: Serial; isInAccount: boolean }>,
): Promise<DeviceIdentity> {
  const isVendor = seesAll(scope);
  const [certificates, places, alarms] = await Promise.all([
    listCertificates(serial),
    isVendor || isInAccount ? listPlaces(serial) : null,
    isVendor ? listAlarms(serial) : null,
  ]);
  return { certificates, places, alarms };
}

async function listCertificates(serial: Serial): Promise<HeldCertificate[]> {
  const now = await portalNow(db);
  const rows = await db.deviceCertificate.findMany({
    where: { serial },
    include: { authority: { select: { name: true } } },
    orderBy: [{ issuedAt: "desc" }, { number: "asc" }],
    take: MOST_CERTIFICATES,
  });
  return rows.map(({ authorityId, number, authority, origin, revokedReason, ...row }) => {
    const life = {
      issuedAt: instant(row.issuedAt),
      expiresAt: instant(row.expiresAt),
      revokedAt: momentOrNull(row.revokedAt),
    };
    return {
      authorityId,
      number,
      authority: authority.name,
      origin: origin as CertificateOrigin,
      state: certificateStateAt(life, now),
      issuedAt: life.issuedAt,
      renewFrom: renewFrom(life),
      expiresAt: life.expiresAt,
      firstUsedAt: momentOrNull(row.firstUsedAt),
      revokedReason: life.revokedAt === null ? null : revocationReason(revokedReason),
    };
  });
}

async function listPlaces(serial: Serial): Promise<CallingPlace[]> {
  const rows = await db.deviceSighting.findMany({
    where: { certificate: { serial } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: MOST_PLACES,
  });
  return rows.map(({ id, place, userAgent, firstSeenAt, lastSeenAt }) => ({
    id: id.toString(),
    place,
    userAgent,
    firstSeenAt: instant(firstSeenAt),
    lastSeenAt: instant(lastSeenAt),
  }));
}

async function listAlarms(serial: Serial): Promise<IdentityAlarm[]> {
  const rows = await db.deviceAlarm.findMany({
    where: { serial },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: MOST_PLACES,
  });
  return rows.map(({ id, kind, raisedAt, lastAt, times, acknowledgedAt }) => ({
    id,
    kind: kind as AlarmKind,
    raisedAt: instant(raisedAt),
    lastAt: instant(lastAt),
    times,
    isOpen: acknowledgedAt === null,
  }));
}

const momentOrNull = (value: bigint | null): Instant | null => (value === null ? null : instant(value));
