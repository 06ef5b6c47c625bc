import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import { getLicenseKeyDetails, type LicenseKeyDetails } from "@/lib/features/license-keys/details/data";
import { listMixedSources, listMixings } from "@/lib/features/license-keys/data";
import {
  listBindable,
  listBoundArticles,
  type ListedLicenseKey,
  listLicenseKeys,
} from "@/lib/features/license-keys/list/data";
import {
  type DeviceMixing,
  type LicenseKeyFilter,
  licenseKeyPageSchema,
} from "@/lib/features/license-keys/schema";
import { loadProject } from "@/lib/features/projects/loaders";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

const PAGE_SIZE = 50;

/** A page of a project's license keys, as the address narrows it. */
export type LoadedLicenseKeys = Readonly<{
  licenseKeys: ListedLicenseKey[];
  total: number;
  page: number;
  pageSize: number;
  filter: LicenseKeyFilter;
  articles: readonly Readonly<{ number: string; name: string }>[];
  mixings: readonly DeviceMixing[];
  mayWrite: boolean;
}>;

/** The license keys of a project of the person asking. A filter that makes no sense counts as not given. */
export async function loadLicenseKeys(
  projectId: string,
  searchParams: SearchParams,
): Promise<LoadedLicenseKeys> {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  const { page, ...filter } = sensibleParams(licenseKeyPageSchema, searchParams);
  const [{ licenseKeys, total }, articles] = await Promise.all([
    listLicenseKeys(scope, { projectId: project.id, filter }, { page, pageSize: PAGE_SIZE }),
    listBoundArticles(project.id),
  ]);
  const serials = new Set(licenseKeys.map(({ serial }) => serial));
  const mixings = await listMixings(scope, serials);
  const mayWrite = scope.permissions.has("licenses");
  return { licenseKeys, total, page, pageSize: PAGE_SIZE, filter, articles, mixings, mayWrite };
}

/** What the person asking can bind from a project; a page that does not exist for those who may not. */
export async function loadBindable(projectId: string) {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  if (!scope.permissions.has("licenses")) notFound();
  return listBindable(scope, project.id);
}

/** A license key with where it came from and what happened to it. */
export type LoadedLicenseKey = LicenseKeyDetails;

/** A license key of a project of the person asking; a page that does not exist for every other. */
export async function loadLicenseKey(projectId: string, id: string): Promise<LoadedLicenseKey> {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  return getLicenseKeyDetails(scope, { projectId: project.id, id }).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "license_key_not_found") return notFound();
    throw error;
  });
}

/** The project of a page that writes; a page that does not exist for those who may not. */
export async function loadWritableProject(projectId: string) {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  if (!scope.permissions.has("licenses")) notFound();
  return project;
}

/** The PBXs of an account of the person asking that run on rented and on purchased licenses. */
export async function loadMixedSources(serials: readonly string[]): Promise<readonly DeviceMixing[]> {
  await requireScope();
  return listMixedSources(serials);
}
