import { type ContractKind, contractTitle } from "@/lib/domain/contracts/contract";
import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { lastGroupOf } from "@/lib/domain/licenses/last-group";
import { contractsOf } from "@/lib/features/contracts/data";
import { findDevices } from "@/lib/features/search/devices/data";
import {
  FEWEST_CHARACTERS,
  SEARCH_KINDS,
  type SearchGroup,
  type SearchHit,
  type SearchKind,
} from "@/lib/features/search/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** What is looked for: the words, and the serials they may be a part of. `take` is one more than is shown. */
type Wanted = Readonly<{ scope: Scope; text: string; serials: readonly string[]; take: number }>;
type Found = Omit<SearchHit, "kind">;
type Finder = (wanted: Wanted) => Promise<Found[]>;

type Asked = Readonly<{ text: string; limit: number }>;

/**
 * Everything one may see that fits some words, at most `limit` of each kind. Needs `view`. Whoever is limited to
 * projects finds what is in these and nothing else; what is somebody else's is never found.
 */
export async function search(scope: Scope, { text, limit }: Asked): Promise<SearchGroup[]> {
  requirePermission(scope, "view");
  if (text.length < FEWEST_CHARACTERS) return [];
  const wanted = { scope, text, serials: serialFragments(text), take: limit + 1 };
  const found = await Promise.all(
    SEARCH_KINDS.map(async (kind) => ({ kind, hits: await FINDERS[kind](wanted) })),
  );
  return found
    .filter(({ hits }) => hits.length > 0)
    .map(({ kind, hits }) => ({
      kind,
      hits: hits.slice(0, limit).map((hit) => ({ kind, ...hit })),
      more: hits.length > limit,
    }));
}

const findOrganizations: Finder = async ({ scope, text, take }) => {
  if (scope.limitedTo || scope.organizationKind === "customer") return [];
  const isVendor = scope.organizationKind === "vendor";
  const rows = await db.organization.findMany({
    where: { name: containing(text), ...(!isVendor && { partnerId: scope.organizationId }) },
    select: { id: true, name: true, partner: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
  });
  return rows.map(({ id, name, partner }) => ({
    id,
    title: name,
    detail: isVendor ? (partner?.name ?? "") : "",
    href: isVendor ? `/organizations/${id}` : `/accounts?search=${encodeURIComponent(name)}`,
  }));
};

const findProjects: Finder = async ({ scope, text, take }) => {
  const rows = await db.project.findMany({
    where: { AND: [projectsOf(scope), { name: containing(text) }] },
    select: { id: true, name: true, organizationId: true, organization: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
  });
  return rows.map(({ id, name, organizationId, organization }) => ({
    id,
    title: name,
    detail: organization.name,
    href: placeOf(scope, { projectId: id, organizationId }),
  }));
};

const findAccounts: Finder = async ({ scope, text, serials, take }) => {
  const rows = await db.account.findMany({
    where: {
      AND: [
        accountsOf(scope),
        {
          OR: [
            { name: containing(text) },
            { customer: { name: containing(text) } },
            { pbxs: { some: { name: containing(text) } } },
            ...serials.map((serial) => ({ pbxs: { some: { serial: { contains: serial } } } })),
          ],
        },
      ],
    },
    select: { id: true, name: true, customer: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
  });
  return rows.map(({ id, name, customer }) => ({
    id,
    title: name,
    detail: customer.name,
    href: `/accounts/${id}`,
  }));
};

const findContracts: Finder = async ({ scope, text, take }) => {
  const words = containing(text);
  const named = { OR: [{ number: words }, { companyName: words }, { organization: { name: words } }] };
  const rows = await db.contract.findMany({
    where: { AND: [contractsOf(scope), named] },
    select: { id: true, number: true, kind: true, organization: { select: { name: true } } },
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(({ id, number, kind, organization }) => ({
    id,
    title: number ?? contractTitle(kind as ContractKind),
    detail: organization.name,
    href: scope.organizationKind === "vendor" ? `/offers/${id}` : `/contracts/${id}`,
  }));
};

const findLicenseKeys: Finder = async ({ scope, text, serials, take }) => {
  const words = containing(text);
  const rows = await db.licenseKey.findMany({
    where: {
      AND: [
        seesAll(scope) ? {} : { project: projectsOf(scope) },
        {
          OR: [
            { keyContent: words },
            { endCustomer: words },
            { location: words },
            { description: words },
            ...serials.map((serial) => ({ serial: { contains: serial } })),
          ],
        },
      ],
    },
    include: { article: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(({ id, serial, quantity, article, endCustomer, projectId }) => ({
    id,
    title: serial,
    detail: [`${quantity} × ${article.name}`, endCustomer].filter(Boolean).join(" · "),
    href:
      scope.organizationKind === "vendor"
        ? `/license-keys/${id}`
        : `/projects/${projectId}/license-keys/${id}`,
  }));
};

const findActivationKeys: Finder = async ({ scope, text, take }) => {
  const group = lastGroupOf(text);
  if (group === null) return [];
  const within = projectsOf(scope);
  const mine = [{ project: within }, { usedProject: within }, { usedAccount: accountsOf(scope) }];
  const rows = await db.activationKey.findMany({
    where: { lastGroup: group, ...(!seesAll(scope) && { OR: mine }) },
    include: { project: projectName, usedProject: projectName },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(({ id, lastGroup, orderNumber, note, organizationId, ...places }) => ({
    id,
    title: `… ${lastGroup}`,
    // What its issuer noted is for the issuer alone.
    detail: organizationId === scope.organizationId ? [orderNumber, note].filter(Boolean).join(" · ") : "",
    href: keyPlace(scope, { id, ...places }),
  }));
};

const findTestLicenses: Finder = async ({ scope, serials, take }) => {
  if (serials.length === 0) return [];
  const rows = await db.testLicense.findMany({
    where: { project: projectsOf(scope), OR: serials.map((serial) => ({ serial: { contains: serial } })) },
    select: { serial: true, version: true, projectId: true, organizationId: true },
    orderBy: { serial: "asc" },
    take,
  });
  return rows.map(({ serial, version, ...place }) => ({
    id: serial,
    title: serial,
    detail: version,
    href: placeOf(scope, place, "/test-licenses"),
  }));
};

/** One function for each kind of thing: whoever adds a kind adds its line here. */
const FINDERS: Readonly<Record<SearchKind, Finder>> = {
  organization: findOrganizations,
  project: findProjects,
  account: findAccounts,
  contract: findContracts,
  licenseKey: findLicenseKeys,
  activationKey: findActivationKeys,
  testLicense: findTestLicenses,
  device: findDevices,
};

const projectName = { select: { id: true, organizationId: true, name: true } } as const;

/** Whether everything there is can be found, also what lies in no project. */
const seesAll = ({ organizationKind, limitedTo }: Scope): boolean =>
  organizationKind === "vendor" && !limitedTo;

/** The projects whose things one may find: all for the vendor, one's own, or those one is limited to. */
function projectsOf({ organizationKind, organizationId, limitedTo }: Scope): Prisma.ProjectWhereInput {
  if (limitedTo) return { organizationId, id: { in: [...limitedTo] } };
  return organizationKind === "vendor" ? {} : { organizationId };
}

/** The accounts whose things one may find: a customer's own only while they are not deleted. */
function accountsOf({ organizationKind, organizationId, limitedTo }: Scope): Prisma.AccountWhereInput {
  if (limitedTo) return { id: { in: [] } };
  if (organizationKind === "vendor") return {};
  return organizationKind === "partner"
    ? { partnerId: organizationId }
    : { customerId: organizationId, deletedAt: null };
}

type Place = Readonly<{ projectId: string; organizationId: string }>;

/** The vendor's staff see projects through the organization's page alone. */
const placeOf = (scope: Scope, { projectId, organizationId }: Place, page = ""): string =>
  organizationId === scope.organizationId
    ? `/projects/${projectId}${page}`
    : `/organizations/${organizationId}`;

type InProject = Readonly<{ id: string; organizationId: string }> | null;
type KeyPlaces = Readonly<{
  id: string;
  project: InProject;
  usedProject: InProject;
  usedAccountId: string | null;
}>;

/** Where a key is looked at: the vendor's own list, the project it was made in or added to, or the account it charged. */
function keyPlace(scope: Scope, { id, project, usedProject, usedAccountId }: KeyPlaces): string {
  if (scope.organizationKind === "vendor" && !project) return `/activation-keys/${id}`;
  const isMine = (place: InProject) => place?.organizationId === scope.organizationId;
  const [place, page] =
    isMine(project) || !usedProject ? [project, "/own-activations"] : [usedProject, "/activation-keys"];
  if (place) return placeOf(scope, { projectId: place.id, organizationId: place.organizationId }, page);
  return `/accounts/${usedAccountId}/history`;
}
