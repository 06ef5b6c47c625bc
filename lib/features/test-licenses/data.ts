import { formatInstant, instant } from "@/lib/domain/instant";
import { requireProject } from "@/lib/features/projects/data";
import type { TestLicenseAnswer } from "@/lib/features/test-licenses/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

type Row = Readonly<{
  serial: string;
  version: string;
  slave: boolean;
  pbxLicenses: number | null;
  createdAt: bigint;
  firstDownloadedAt: bigint | null;
  expiresAt: bigint | null;
}>;

/** A page of a project's test licenses, the newest first, with the count of all. Refuses a project one does not see. */
export async function listTestLicenses(
  scope: Scope,
  projectId: string,
  { page, pageSize }: Readonly<{ page: number; pageSize: number }>,
): Promise<Readonly<{ testLicenses: TestLicenseAnswer[]; total: number }>> {
  const { id } = await requireProject(scope, projectId);
  const where = { projectId: id };
  const [rows, total] = await Promise.all([
    db.testLicense.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { serial: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.testLicense.count({ where }),
  ]);
  return { testLicenses: rows.map(toTestLicense), total };
}

/** A stored test license as it is answered. */
export const toTestLicense = (row: Row): TestLicenseAnswer => ({
  serial: row.serial,
  version: row.version,
  slave: row.slave,
  pbxLicenses: row.pbxLicenses,
  createdAt: formatInstant(instant(row.createdAt)),
  firstDownloadedAt: momentOf(row.firstDownloadedAt),
  expiresAt: momentOf(row.expiresAt),
});

const momentOf = (at: bigint | null): string | null => (at === null ? null : formatInstant(instant(at)));
