import { createHash } from "node:crypto";
import { certificateStateAt } from "@/lib/domain/devices/certificate-life";
import {
  connectionAt,
  type DeviceConnection,
  type DeviceWarning,
  type Installation,
  installationOf,
  warningsOf,
} from "@/lib/domain/devices/device-view";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";
import { mixedSources, mixedVersions } from "@/lib/domain/licenses/mixing";
import { type DeviceRow, readDeviceRows } from "@/lib/features/device-views/rows/data";
import { findDeviceSerials } from "@/lib/features/device-views/search/data";
import type { DeviceListInput } from "@/lib/features/device-views/schema";
import { isVisibleDevice } from "@/lib/features/device-views/visible/data";
import { getSources } from "@/lib/features/license-sources/data";
import type { Scope } from "@/lib/platform/access/scope";

type Place = Readonly<{ id: string; name: string }>;

/** A device as its people see it, as of one moment. */
export type DeviceView = Readonly<{
  serial: Serial;
  name: string | null;
  account: Place | null;
  project: Place | null;
  connection: DeviceConnection;
  connectionSince: Instant | null;
  lastSeenAt: Instant | null;
  firmware: string | null;
  installation: Installation;
  documentSeq: number;
  installedSeq: number | null;
  installedAt: Instant | null;
  refused: Readonly<{ seq: number; reason: string }> | null;
  certificate: Readonly<{ state: "valid" | "expiring" | "expired"; expiresAt: Instant }> | null;
  clockSkewSeconds: number | null;
  clockSkewAt: Instant | null;
  warnings: readonly DeviceWarning[];
  /** The last line of its trace: changes with each thing that happens to it. */
  lastEventId: string | null;
}>;

/** A page of the devices one may see, by serial, with the count of all that match. Needs `view`. */
export async function listDevices(
  scope: Scope,
  wanted: DeviceListInput,
): Promise<Readonly<{ devices: DeviceView[]; total: number }>> {
  const { serials, total } = await findDeviceSerials(scope, wanted);
  return { devices: await viewsOf(scope, serials), total };
}

/** A device one may see; null where there is none of this serial among them. Needs `view`. */
export async function getDevice(scope: Scope, serial: Serial): Promise<DeviceView | null> {
  if (!(await isVisibleDevice(scope, serial))) return null;
  const [view] = await viewsOf(scope, [serial]);
  return view ?? null;
}

/** As `getDevice`, for a serial as an address spells it; what is no serial names no device. */
export async function findDevice(scope: Scope, text: string): Promise<DeviceView | null> {
  const serial = serialIn(text);
  return serial && getDevice(scope, serial);
}

function serialIn(text: string): Serial | null {
  try {
    return parseSerial(decodeURIComponent(text));
  } catch (error) {
    if (isRefusal(error) || error instanceof URIError) return null;
    throw error;
  }
}

/** A short name for what somebody was shown: another one wherever anything of it differs. */
export function versionOf(shown: unknown): string {
  const text = JSON.stringify(shown, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

async function viewsOf(scope: Scope, serials: readonly Serial[]): Promise<DeviceView[]> {
  if (serials.length === 0) return [];
  const [rows, sources] = await Promise.all([readDeviceRows(scope, serials), getSources(serials)]);
  return rows.map((row) => {
    const { rented, purchased } = sources.get(row.serial) ?? { rented: [], purchased: [] };
    return toView(row, {
      mixesVersions: mixedVersions([...rented, ...purchased]).length > 0,
      mixesSources: mixedSources({ rented, purchased }) !== null,
    });
  });
}

function toView(
  row: DeviceRow,
  mixing: Readonly<{ mixesVersions: boolean; mixesSources: boolean }>,
): DeviceView {
  const now = instant(row.now);
  const numbers = {
    documentSeq: Number(row.document_seq ?? 0n),
    installedSeq: numberOrNull(row.acknowledged_seq),
    refusedSeq: numberOrNull(row.refused_seq),
  };
  const contact = {
    isConnected: row.is_connected,
    since: momentOrNull(row.since),
    lastSeenAt: momentOrNull(row.last_seen_at),
  };
  const { refusedSeq, ...shown } = numbers;
  const certificate = certificateOf(row, now);
  const clockSkewSeconds = row.clock_skew_seconds;
  return {
    ...placesOf(row),
    ...shown,
    serial: row.serial,
    connection: connectionAt(contact, now),
    connectionSince: contact.since,
    lastSeenAt: contact.lastSeenAt,
    firmware: row.firmware,
    installation: installationOf(numbers),
    installedAt: momentOrNull(row.acknowledged_at),
    refused: refusedSeq === null ? null : { seq: refusedSeq, reason: row.refused_reason ?? "" },
    certificate,
    clockSkewSeconds,
    clockSkewAt: momentOrNull(row.clock_skew_at),
    warnings: warningsOf({
      ...numbers,
      ...mixing,
      hasAlarm: row.has_alarm,
      certificate: certificate?.state ?? null,
      clockSkewSeconds,
    }),
    lastEventId: row.last_event_id?.toString() ?? null,
  };
}

const placesOf = ({ name, account, project }: DeviceRow) => ({ name, account, project });

function certificateOf({ issued_at, expires_at }: DeviceRow, now: Instant): DeviceView["certificate"] {
  if (issued_at === null || expires_at === null) return null;
  const life = { issuedAt: instant(issued_at), expiresAt: instant(expires_at), revokedAt: null };
  const state = certificateStateAt(life, now);
  return state === "revoked" ? null : { state, expiresAt: life.expiresAt };
}

const numberOrNull = (value: bigint | null): number | null => (value === null ? null : Number(value));
const momentOrNull = (value: bigint | null): Instant | null => (value === null ? null : instant(value));
