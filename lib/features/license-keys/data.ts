import type { Serial } from "@/lib/domain/hardware/serial";
import type { LicenseKeyFacts } from "@/lib/domain/licenses/license-key";
import { mixedSources, mixedVersions } from "@/lib/domain/licenses/mixing";
import { ownedBy } from "@/lib/features/license-files/data";
import type { DeviceMixing } from "@/lib/features/license-keys/schema";
import { getSources } from "@/lib/features/license-sources/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A license key whose row is locked. */
export type LockedLicenseKey = LicenseKeyFacts &
  Readonly<{
    id: string;
    organizationId: string | null;
    projectId: string | null;
    serial: Serial;
    quantity: number;
    endCustomer: string;
    location: string;
    description: string;
    article: Readonly<{ number: string; name: string; kind: string; perDevice: boolean }>;
  }>;

/** Which license keys: one by its id, those on a device (of a project, or of everybody), or those with these contents. */
type Wanted =
  | Readonly<{ id: string }>
  | Readonly<{ projectId?: string; serial: Serial }>
  | Readonly<{ keyContents: readonly string[] }>;

/** License keys, whatever their state, locked in the order of their ids so that nobody waits in a circle. */
export async function lockLicenseKeys(tx: Transaction, wanted: Wanted): Promise<LockedLicenseKey[]> {
  const condition = conditionOf(wanted);
  if (!condition) return [];
  const rows = await tx.$queryRaw<{ key: LockedLicenseKey }[]>`
    SELECT jsonb_build_object('id', k.id, 'keyContent', k.key_content, 'kind', k.kind, 'state', k.state,
      'organizationId', k.organization_id, 'projectId', k.project_id, 'serial', k.serial, 'quantity', k.quantity,
      'endCustomer', k.end_customer, 'location', k.location, 'description', k.description,
      'article', jsonb_build_object('number', a.number, 'name', a.name, 'kind', a.kind, 'perDevice', a.per_device)) AS key
    FROM license_keys k JOIN articles a ON a.number = k.article_number
    WHERE ${condition} ORDER BY k.id FOR UPDATE OF k`;
  return rows.map(({ key }) => key);
}

function conditionOf(wanted: Wanted): Prisma.Sql | null {
  if ("id" in wanted) return UUID.test(wanted.id) ? Prisma.sql`k.id = ${wanted.id}::uuid` : null;
  if ("keyContents" in wanted) return Prisma.sql`k.key_content = ANY(${[...wanted.keyContents]})`;
  const ofProject =
    wanted.projectId === undefined ? Prisma.empty : Prisma.sql`AND k.project_id = ${wanted.projectId}::uuid`;
  return Prisma.sql`k.serial = ${wanted.serial} ${ofProject}`;
}

/**
 * The licenses that some devices hold of those one may see, in the versions that do not work together (docs/rules.md,
 * 2).
 */
export async function listMixings(
  scope: Scope,
  serials: ReadonlySet<string>,
  tx: Transaction | typeof db = db,
): Promise<DeviceMixing[]> {
  const rows = await tx.licenseKey.findMany({
    where: { ...ownedBy(scope), serial: { in: [...serials] }, state: "active" },
    select: { serial: true, quantity: true, article: { select: { name: true, version: true } } },
  });
  const bySerial = Map.groupBy(rows, ({ serial }) => serial);
  const versions = [...bySerial].flatMap(([serial, held]) =>
    mixedVersions(held.map(({ article, quantity }) => ({ ...article, quantity }))).map((mixing) => ({
      kind: "versions" as const,
      serial,
      ...mixing,
      idle: [...mixing.idle],
    })),
  );
  return [...versions, ...(await listMixedSources([...bySerial.keys()], tx))];
}

/** The devices that run on rented and on purchased licenses, as is possible from version 14 on. */
export async function listMixedSources(
  serials: readonly string[],
  tx: Transaction | typeof db = db,
): Promise<DeviceMixing[]> {
  const sources = await getSources(serials, tx);
  return [...sources].flatMap(([serial, held]) => {
    const mixing = mixedSources(held);
    return mixing ? [{ kind: "sources" as const, serial, license: "", works: mixing.version, idle: [] }] : [];
  });
}
