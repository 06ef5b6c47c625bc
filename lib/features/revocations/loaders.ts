import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AnyLicenseKey, findLicenseKeys, getAnyLicenseKey } from "@/lib/features/revocations/data";
import {
  licenseKeyIdSchema,
  type LicenseKeySearch,
  licenseKeySearchSchema,
} from "@/lib/features/revocations/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of license keys, and how they were looked for. */
export type LoadedLicenseKeys = Readonly<{
  licenseKeys: AnyLicenseKey[];
  total: number;
  list: LicenseKeySearch;
}>;

/** All license keys, for vendor staff; a page that does not exist for everybody else. */
export async function loadLicenseKeys(searchParams: SearchParams): Promise<LoadedLicenseKeys> {
  const scope = await requireVendorStaff();
  const list = licenseKeySearchSchema.parse(searchParams);
  return { ...(await findLicenseKeys(scope, list)), list };
}

/** One license key, whoever's it is, for vendor staff. */
export async function loadAnyLicenseKey(id: string): Promise<AnyLicenseKey> {
  const scope = await requireVendorStaff();
  if (!licenseKeyIdSchema.safeParse(id).success) notFound();
  return (await getAnyLicenseKey(scope, id)) ?? notFound();
}
