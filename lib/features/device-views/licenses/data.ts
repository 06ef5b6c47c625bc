import type { LicenseSource } from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { testGrants } from "@/lib/domain/licenses/test-license";
import { inProjects } from "@/lib/features/device-views/visible/data";
import { accountsOf, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

type Place = Readonly<{ id: string; name: string }>;

/** A license of a device, and where it comes from: null where that is not for whoever asks. */
export type DeviceLicense = Readonly<{
  source: LicenseSource;
  name: string;
  version: string;
  quantity: number;
  account: Place | null;
  project: Place | null;
  licenseKeyId: string | null;
  since: Instant | null;
  endsAt: Instant | null;
}>;

type Row = Readonly<{
  source: "rental" | "purchased";
  name: string;
  version: string;
  quantity: number;
  account: Place | null;
  project: Place | null;
  license_key_id: string | null;
  since: bigint | null;
}>;

/**
 * What a device has by its account's configuration, its license keys and its test license, whether or not the rental
 * is paid for now. Whether one may see the device was asked before.
 */
export async function listDeviceLicenses(scope: Scope, serial: Serial): Promise<DeviceLicense[]> {
  const [rows, tested] = await Promise.all([readLicenses(scope, serial), listTested(scope, serial)]);
  const licenses = rows.map(({ license_key_id, since, ...row }) => ({
    ...row,
    licenseKeyId: license_key_id,
    since: since === null ? null : instant(since),
    endsAt: null,
  }));
  return [...licenses, ...tested];
}

const readLicenses = (scope: Scope, serial: Serial): Promise<Row[]> => db.$queryRaw<Row[]>`
  SELECT 'rental' AS source, t.name, t.version, l.quantity::int AS quantity, CASE WHEN ${accountsOf(scope)}
      THEN jsonb_build_object('id', a.id, 'name', a.name) END AS account, NULL::jsonb AS project,
    NULL AS license_key_id, c.at AS since
  FROM pbxs x JOIN accounts a ON a.id = x.account_id
  JOIN account_configurations c ON c.account_id = a.id AND c.version = a.configuration_version
  JOIN LATERAL (
    SELECT r.article_number, r.quantity FROM configuration_lines r
    WHERE r.account_id = a.id AND r.version = c.version AND r.serial = x.serial
    UNION ALL SELECT i.article_number, i.quantity * r.quantity FROM configuration_lines r
    JOIN included_licenses i ON x.kind = 'device' AND i.device_number = r.article_number
    WHERE r.account_id = a.id AND r.version = c.version AND r.serial = x.serial) l ON true
  JOIN articles t ON t.number = l.article_number
  WHERE x.serial = ${serial} AND x.removed_at IS NULL
  UNION ALL
  SELECT 'purchased', t.name, t.version, k.quantity, NULL, CASE WHEN ${inProjects(scope, Prisma.sql`k`)}
      THEN jsonb_build_object('id', j.id, 'name', j.name) END,
    CASE WHEN ${inProjects(scope, Prisma.sql`k`)} THEN k.id::text END, coalesce(k.claimed_at, k.created_at)
  FROM license_keys k JOIN articles t ON t.number = k.article_number LEFT JOIN projects j ON j.id = k.project_id
  WHERE k.serial = ${serial} AND k.state = 'active' AND k.organization_id IS NOT NULL
  ORDER BY 1 DESC, 2, 3`;

type TestRow = Readonly<{
  version: string;
  slave: boolean;
  pbx_licenses: number | null;
  project: Place | null;
  first_downloaded_at: bigint | null;
  expires_at: bigint | null;
}>;

/** A test that is over grants nothing; one that waits begins with the first document. */
async function listTested(scope: Scope, serial: Serial): Promise<DeviceLicense[]> {
  const rows = await db.$queryRaw<TestRow[]>`
    SELECT t.version, t.slave, t.pbx_licenses, t.first_downloaded_at, t.expires_at, CASE
      WHEN ${inProjects(scope, Prisma.sql`t`)} THEN jsonb_build_object('id', j.id, 'name', j.name) END AS project
    FROM test_licenses t JOIN projects j ON j.id = t.project_id
    WHERE t.serial = ${serial} AND (t.expires_at IS NULL OR t.expires_at > (SELECT portal_now()))`;
  return rows.flatMap(({ version, slave, pbx_licenses, project, first_downloaded_at, expires_at }) =>
    testGrants({ version, slave, pbxLicenses: pbx_licenses }).map((grant) => ({
      ...grant,
      source: "test" as const,
      account: null,
      project,
      licenseKeyId: null,
      since: first_downloaded_at === null ? null : instant(first_downloaded_at),
      endsAt: expires_at === null ? null : instant(expires_at),
    })),
  );
}
