import type { Serial } from "@/lib/domain/hardware/serial";
import { isMovable, requireActive } from "@/lib/domain/licenses/license-key";
import { requireOneDevice, type SignedLicense } from "@/lib/domain/licenses/license-files/returned-file";
import { canonicalText } from "@/lib/domain/licenses/license-files/xml";
import { Refusal } from "@/lib/domain/refusal";
import { appendDeviceEvents } from "@/lib/features/device-events/mutations";
import { lockLicenseKeys, type LockedLicenseKey } from "@/lib/features/license-keys/data";
import type {
  DeviceReturnAnswer,
  DeviceReturnInput,
  ReturnAnswer,
  ReturnInput,
} from "@/lib/features/license-returns/schema";
import { releaseToLots } from "@/lib/features/project-lots/mutations";
import { requireProject } from "@/lib/features/projects/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { signingKeys } from "@/lib/platform/signing/current-key";
import { isSignatureOf } from "@/lib/platform/signing/sign-text";
import { readLicenseXml } from "@/lib/platform/xml/read-license-xml";

type Return = ReturnInput & Readonly<{ projectId: string }>;

/**
 * Returns the software licenses that a device's license file names to the project's balance. Needs `licenses`. Refuses a
 * file that is too long or no license file, that belongs to another device or account, that was changed, whose licenses
 * have ended already, or that holds nothing to return. Hardware licenses stay (docs/rules.md, 2).
 */
export async function returnLicenseFile(
  scope: Scope,
  wanted: Return,
  reference?: string,
): Promise<ReturnAnswer> {
  requirePermission(scope, "licenses");
  const licenses = await verified(wanted);
  const asked = { subjectId: scope.organizationId, reference, input: { return: wanted } };
  return inTransaction(async (tx) => {
    await requireProject(scope, wanted.projectId, tx);
    return once(tx, asked, () => returned(tx, scope, { ...wanted, licenses }));
  });
}

/** What `returnLicenseFile` would do, found out by doing it and rolling it back. Changes nothing. */
export async function checkReturn(scope: Scope, wanted: Return): Promise<ReturnAnswer> {
  requirePermission(scope, "licenses");
  const licenses = await verified(wanted);
  return tryOut((tx) => returned(tx, scope, { ...wanted, licenses }));
}

/** The licenses of a file that is of this device and as the portal wrote it. */
async function verified({ xml, serial }: ReturnInput): Promise<SignedLicense[]> {
  const licenses = readLicenseXml(xml);
  requireOneDevice(licenses, serial);
  const { published } = await signingKeys();
  const changed = licenses.find(
    ({ license, signature }) =>
      !published.some((key) => isSignatureOf(key, canonicalText(license), signature)),
  );
  if (changed) throw new Refusal("license_file_changed", { license: changed.license.type });
  return licenses;
}

type Returning = Readonly<{ projectId: string; serial: Serial; licenses: readonly SignedLicense[] }>;

async function returned(
  tx: Transaction,
  scope: Scope,
  { projectId, serial, licenses }: Returning,
): Promise<ReturnAnswer> {
  await requireProject(scope, projectId, tx);
  const contents = licenses.map(({ license }) => license.key).filter((key) => key !== "");
  const keys = await lockLicenseKeys(tx, { keyContents: contents });
  const isOurs = keys.length === contents.length && keys.every((key) => key.projectId === projectId);
  if (!isOurs) throw new Refusal("license_file_other_account");
  const returning = keys.filter(isMovable);
  for (const key of returning) requireActive(key);
  if (returning.length === 0) throw new Refusal("nothing_to_return", { serial });
  await returnKeys(tx, scope, returning);
  return {
    serial,
    returned: returning.map(({ keyContent, article, ...key }) => ({
      id: key.id,
      licenseKey: keyContent,
      article: article.number,
      name: article.name,
      quantity: key.quantity,
      serial: key.serial,
      endCustomer: key.endCustomer,
      location: key.location,
      description: key.description,
    })),
    staying: licenses.length - returning.length,
  };
}

/**
 * Returns what a device itself gives back: all its software licenses, whosever they are, or those it names. Its
 * certificate has shown which device it is (docs/rules.md, 2). Told twice, it returns once; a key that is not on the
 * device is refused as `license_key_not_found`. Hardware licenses stay.
 */
export function returnFromDevice(
  serial: Serial,
  { licenseKeys }: DeviceReturnInput,
): Promise<DeviceReturnAnswer> {
  return inTransaction(async (tx) => {
    const held = await lockLicenseKeys(tx, { serial });
    const isNamed = ({ keyContent }: LockedLicenseKey) => licenseKeys?.includes(keyContent) ?? true;
    const known = new Set(held.map(({ keyContent }) => keyContent));
    if (licenseKeys?.some((key) => !known.has(key))) throw new Refusal("license_key_not_found");
    const active = held.filter((key) => key.state === "active" && isNamed(key));
    const returning = active.filter(isMovable);
    await returnKeys(tx, { userId: null, via: "device" }, returning);
    const details = { licenseKeys: returning.map(({ keyContent }) => keyContent).join(" ") };
    if (returning.length > 0) await appendDeviceEvents([{ serial, kind: "returned", details }], tx);
    return {
      serial,
      returned: returning.map(({ keyContent }) => keyContent),
      staying: active.length - returning.length,
    };
  });
}

/** Who returns: a person, or the device. */
type Returner = Readonly<{ userId: string | null; via: string }>;

/** Ends locked license keys as returned; their pieces go back to the lots they came from. */
async function returnKeys(
  tx: Transaction,
  { userId, via }: Returner,
  keys: readonly LockedLicenseKey[],
): Promise<void> {
  const at = await portalNow(tx);
  for (const key of keys) await releaseToLots(tx, { licenseKeyId: key.id }, at);
  await tx.licenseKey.updateMany({
    where: { id: { in: keys.map(({ id }) => id) } },
    data: { state: "returned", endedAt: at, endedBy: userId },
  });
  await tx.movement.createMany({
    data: keys.map(({ id, organizationId, projectId, quantity, article }) => ({
      at,
      kind: "license_returned",
      articleNumber: article.number,
      amount: BigInt(quantity),
      fromPlace: "device",
      toPlace: "project",
      projectId,
      licenseKeyId: id,
      organizationId,
      actorId: userId,
      source: via,
    })),
  });
}
