import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AlarmRecord, listAlarmsOf } from "@/lib/features/device-alarms/data";
import { type AuthorityRecord, listAuthorities } from "@/lib/features/device-authorities/data";
import {
  type CertificateDetails,
  type CertificateRecord,
  countExpiring,
  findCertificates,
  getCertificate,
} from "@/lib/features/device-certificates/data";
import {
  certificateNameSchema,
  type CertificateSearch,
  certificateSearchSchema,
} from "@/lib/features/device-certificates/schema";
import { listSightings, type StoredSighting } from "@/lib/features/device-sightings/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of certificates, how they were looked for, and how many in use should be renewed. */
export type LoadedCertificates = Readonly<{
  certificates: CertificateRecord[];
  total: number;
  expiring: number;
  list: CertificateSearch;
}>;

/** All certificates, for vendor staff; a page that does not exist for everybody else. */
export async function loadCertificates(searchParams: SearchParams): Promise<LoadedCertificates> {
  const scope = await requireVendorStaff();
  const list = certificateSearchSchema.parse(searchParams);
  const [found, expiring] = await Promise.all([findCertificates(scope, list), countExpiring(scope)]);
  return { ...found, expiring, list };
}

/** A certificate, from where it has called, and the alarms there were. */
export type LoadedCertificate = CertificateDetails &
  Readonly<{ sightings: readonly StoredSighting[]; alarms: readonly AlarmRecord[] }>;

/** One certificate, for vendor staff. */
export async function loadCertificate(
  params: Readonly<{ authorityId: string; number: string }>,
): Promise<LoadedCertificate> {
  const scope = await requireVendorStaff();
  const name = certificateNameSchema.safeParse(params);
  if (!name.success) notFound();
  const [certificate, sightings, alarms] = await Promise.all([
    getCertificate(scope, name.data),
    listSightings(scope, name.data),
    listAlarmsOf(scope, name.data),
  ]);
  return certificate ? { ...certificate, sightings, alarms } : notFound();
}

/** The authorities that can sign at present, the usual one first. */
export async function loadSigners(): Promise<AuthorityRecord[]> {
  const authorities = await listAuthorities(await requireVendorStaff());
  return authorities
    .filter(({ state, canSign }) => state === "issuing" && canSign)
    .toSorted((one, other) => Number(other.isIssuing) - Number(one.isIssuing));
}
