import type { Serial } from "@/lib/domain/hardware/serial";
import { testLicenseEnd } from "@/lib/domain/licenses/test-license";
import { Refusal } from "@/lib/domain/refusal";
import { requireProject } from "@/lib/features/projects/data";
import { toTestLicense } from "@/lib/features/test-licenses/data";
import type { NewTestLicense, TestLicenseAnswer } from "@/lib/features/test-licenses/schema";
import { appendAudit } from "@/lib/platform/access/audit";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Gives a device its test license: full function for three calendar months from the first download, once per device,
 * ever, whoever asks (docs/rules.md, 2). Needs `licenses`; refuses a device that has had one (`test_license_used`).
 */
export function createTestLicense(
  scope: Scope,
  wanted: NewTestLicense & Readonly<{ projectId: string }>,
  reference?: string,
): Promise<TestLicenseAnswer> {
  requirePermission(scope, "licenses");
  const { projectId, serial, version, slave } = wanted;
  const asked = { subjectId: scope.organizationId, reference, input: { createTestLicense: wanted } };
  return inTransaction(async (tx) => {
    const project = await requireProject(scope, projectId, tx);
    return once(tx, asked, async () => {
      const [row] = await tx.testLicense.createManyAndReturn({
        data: [
          {
            serial,
            organizationId: project.organizationId,
            projectId: project.id,
            version,
            slave,
            pbxLicenses: wanted.slave ? null : wanted.pbxLicenses,
            createdBy: scope.userId,
            createdAt: await portalNow(tx),
          },
        ],
        skipDuplicates: true,
      });
      if (!row) throw new Refusal("test_license_used", { serial });
      const details = { version, slave, projectId: project.id };
      await appendAudit(tx, scope, { action: "test_license.created", subject: serial, details });
      return toTestLicense(row);
    });
  });
}

/** Lets a device's test license run from this second on, if it has one that nobody has downloaded yet. */
export async function startTestLicense(tx: Transaction, serial: Serial): Promise<void> {
  const firstDownloadedAt = await portalNow(tx);
  await tx.testLicense.updateMany({
    where: { serial, firstDownloadedAt: null },
    data: { firstDownloadedAt, expiresAt: testLicenseEnd(firstDownloadedAt) },
  });
}
