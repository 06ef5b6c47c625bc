import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import type { DeviceView } from "@/lib/features/device-views/data";
import type { DeviceLicense } from "@/lib/features/device-views/licenses/data";

const momentOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

/** A device as it is answered. */
export function deviceAnswer(device: DeviceView) {
  const { lastEventId: _shown, clockSkewAt: _noted, certificate, warnings, ...rest } = device;
  return {
    ...rest,
    connectionSince: momentOf(rest.connectionSince),
    lastSeenAt: momentOf(rest.lastSeenAt),
    installedAt: momentOf(rest.installedAt),
    certificate: certificate && { ...certificate, expiresAt: formatInstant(certificate.expiresAt) },
    warnings: [...warnings],
  };
}

/** A license of a device as it is answered. */
export const licenseAnswer = ({ since, endsAt, ...license }: DeviceLicense) => ({
  ...license,
  since: momentOf(since),
  endsAt: momentOf(endsAt),
});

const ACCOUNT = { id: "0198c0de-0000-7000-8000-000000000001", name: "bergmann-logistik.example" };

/** A device that listens and has what was last issued to it. */
export const DEVICE_EXAMPLE = {
  serial: SERIAL_EXAMPLE,
  name: "Headquarters",
  account: ACCOUNT,
  project: null,
  connection: "connected",
  connectionSince: "2026-11-22T02:00:00Z",
  lastSeenAt: "2026-11-22T03:10:00Z",
  firmware: "14r2",
  installation: "current",
  documentSeq: 7,
  installedSeq: 7,
  installedAt: "2026-11-22T03:10:00Z",
  refused: null,
  certificate: { state: "valid", expiresAt: "2028-11-21T03:10:00Z" },
  clockSkewSeconds: 0,
  warnings: [],
} as const;

/** A license of that device. */
export const LICENSE_EXAMPLE = {
  source: "rental",
  name: "PBX-Port14",
  version: "14",
  quantity: 25,
  account: ACCOUNT,
  project: null,
  licenseKeyId: null,
  since: "2026-11-22T02:00:00Z",
  endsAt: null,
} as const;
