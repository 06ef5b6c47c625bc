import { isHardware } from "@/lib/domain/licenses/articles";
import {
  type DeviceSources,
  mixedRentals,
  mixedSources,
  type VersionedLicense,
} from "@/lib/domain/licenses/mixing";
import { Refusal } from "@/lib/domain/refusal";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

type Purchased = VersionedLicense & Readonly<{ number: string; kind: string }>;
type Row = Readonly<{ serial: string; rented: VersionedLicense[]; purchased: Purchased[] }>;

/**
 * What is rented for some devices and what was purchased for them, in software; nothing of a device without either.
 * Hardware licenses are neither, whether they were pre-assigned or bound from a balance.
 */
export async function getSources(
  serials: readonly string[],
  tx: Transaction = db,
): Promise<ReadonlyMap<string, DeviceSources>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.serial, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'version', t.version, 'quantity', l.quantity)), '[]'::jsonb)
        FROM pbxs x JOIN accounts a ON a.id = x.account_id
        JOIN configuration_lines l ON l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial
        JOIN articles t ON t.number = l.article_number
        WHERE x.serial = d.serial AND x.removed_at IS NULL AND x.kind = 'pbx') AS rented, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'kind', t.kind, 'name', t.name, 'version', t.version,
          'quantity', k.quantity)), '[]'::jsonb)
        FROM license_keys k JOIN articles t ON t.number = k.article_number
        WHERE k.serial = d.serial AND k.kind = 'software' AND k.state = 'active') AS purchased
    FROM unnest(${[...serials]}::text[]) d (serial)`;
  return new Map(
    rows.map(({ serial, rented, purchased }) => [
      serial,
      { rented, purchased: purchased.filter(isSoftware) },
    ]),
  );
}

const isSoftware = (license: Purchased): boolean => !isHardware(license);

/**
 * As `getSources`, with the devices locked until commit: of two who rent and bind for one device at once, the second
 * finds what the first has done.
 */
export async function lockSources(
  tx: Transaction,
  serials: readonly string[],
): Promise<ReadonlyMap<string, DeviceSources>> {
  const sorted = [...new Set(serials)].toSorted();
  await tx.$executeRaw`INSERT INTO devices (serial) SELECT unnest(${sorted}::text[]) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT FROM devices WHERE serial = ANY(${sorted}) ORDER BY serial FOR UPDATE`;
  return getSources(sorted, tx);
}

/**
 * Refuses what was just rented or bound where it does not go together: rented beside purchased licenses up to version
 * 13, and rented ones of several versions. What is only warned of from version 14 on, `listMixings` tells.
 */
export async function requireUnmixed(tx: Transaction, serials: readonly string[]): Promise<void> {
  for (const [serial, sources] of await lockSources(tx, serials)) {
    const refusal = refusalOf(serial, sources);
    if (refusal) throw refusal;
    const versions = mixedRentals(sources.rented);
    if (versions.length > 0)
      throw new Refusal("rented_versions_mixed", { serial, versions: versions.join(", ") });
  }
}

/** The refusal of rented and purchased licenses on one device, or null where they may be together. */
export function refusalOf(serial: string, sources: DeviceSources): Refusal | null {
  const mixing = mixedSources(sources);
  return mixing?.isRefused ? new Refusal("rented_and_purchased", { serial, version: mixing.version }) : null;
}
