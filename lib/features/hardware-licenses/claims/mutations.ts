import type { Serial } from "@/lib/domain/hardware/serial";
import { Refusal } from "@/lib/domain/refusal";
import type { ClaimAnswer, HardwareLicense } from "@/lib/features/hardware-licenses/schema";
import { requireProject } from "@/lib/features/projects/data";
import { appendAudit } from "@/lib/platform/access/audit";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { withoutGuessing } from "@/lib/platform/key-guessing";

type Claim = Readonly<{ projectId: string; serial: Serial }>;

/**
 * Makes a device's pre-assigned hardware licenses this account's; asked again, it answers them again. Needs
 * `licenses`. Refuses a serial nothing was assigned to (which counts as a guess), and one whose licenses belong to
 * another account: the first that claims owns them (docs/rules.md, 2).
 */
export function claimHardwareLicenses(scope: Scope, claim: Claim, reference?: string): Promise<ClaimAnswer> {
  requirePermission(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { claim } };
  return withoutGuessing(scope, () =>
    inTransaction(async (tx) => {
      await requireProject(scope, claim.projectId, tx);
      return once(tx, asked, () => claimed(tx, scope, claim));
    }),
  );
}

/** What `claimHardwareLicenses` would answer. Changes nothing. */
export function checkHardwareLicenses(scope: Scope, claim: Claim): Promise<ClaimAnswer> {
  requirePermission(scope, "licenses");
  return withoutGuessing(scope, () => tryOut((tx) => claimed(tx, scope, claim)));
}

async function claimed(tx: Transaction, scope: Scope, { projectId, serial }: Claim): Promise<ClaimAnswer> {
  const project = await requireProject(scope, projectId, tx);
  const rows = await lockHardware(tx, serial);
  if (rows.length === 0) throw new Refusal("hardware_unknown", { serial });
  if (rows.some((row) => !isOpenTo(scope, row))) throw new Refusal("hardware_owned", { serial });
  const unclaimed = rows.filter(({ organization_id }) => organization_id === null).map(({ id }) => id);
  if (unclaimed.length > 0) {
    await tx.licenseKey.updateMany({
      where: { id: { in: unclaimed } },
      data: {
        organizationId: project.organizationId,
        projectId: project.id,
        claimedAt: await portalNow(tx),
      },
    });
    const details = { licenses: unclaimed.length, projectId: project.id };
    await appendAudit(tx, scope, { action: "hardware_licenses.claimed", subject: serial, details });
  }
  return { serial, newlyClaimed: unclaimed.length, licenses: rows.map(toLicense) };
}

type HardwareRow = Readonly<{
  id: string;
  key_content: string;
  article_number: string;
  name: string;
  quantity: number;
  serial: string;
  organization_id: string | null;
  project_id: string | null;
}>;

/** The device's hardware licenses, locked in the order of their ids: of two who claim at once one comes second. */
const lockHardware = (tx: Transaction, serial: Serial): Promise<HardwareRow[]> => tx.$queryRaw`
  SELECT k.id, k.key_content, k.article_number, a.name, k.quantity, k.serial, k.organization_id, k.project_id
  FROM license_keys k JOIN articles a ON a.number = k.article_number
  WHERE k.serial = ${serial} AND k.kind = 'hardware' AND k.state = 'active'
  ORDER BY k.id FOR UPDATE OF k`;

/** Nobody's, or of a project of one's own. */
const isOpenTo = ({ organizationId, limitedTo }: Scope, row: HardwareRow): boolean =>
  row.organization_id === null ||
  (row.organization_id === organizationId && (!limitedTo || limitedTo.has(row.project_id ?? "")));

const toLicense = ({
  id,
  key_content,
  article_number,
  name,
  quantity,
  serial,
}: HardwareRow): HardwareLicense => ({
  id,
  licenseKey: key_content,
  article: article_number,
  name,
  quantity,
  serial,
});
