import { type Instant, instant } from "@/lib/domain/instant";
import type { LicenseKeyKind, LicenseKeyState } from "@/lib/domain/licenses/license-key";
import type { LicenseKeyFilter } from "@/lib/features/license-keys/schema";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";

/** A license key as it is listed. */
export type ListedLicenseKey = Readonly<{
  id: string;
  licenseKey: string;
  kind: LicenseKeyKind;
  state: LicenseKeyState;
  article: string;
  name: string;
  quantity: number;
  serial: string;
  endCustomer: string;
  location: string;
  description: string;
  createdAt: Instant;
  endedAt: Instant | null;
  endReason: string;
}>;

type Paging = Readonly<{ page: number; pageSize: number }>;

/** A page of a project's license keys, the newest first, with the count of all. Refuses a project one does not see. */
export async function listLicenseKeys(
  scope: Scope,
  { projectId, filter }: Readonly<{ projectId: string; filter: LicenseKeyFilter }>,
  { page, pageSize }: Paging,
): Promise<Readonly<{ licenseKeys: ListedLicenseKey[]; total: number }>> {
  const { id } = await requireProject(scope, projectId);
  const where = { projectId: id, ...conditionsOf(filter) };
  const [rows, total] = await Promise.all([
    db.licenseKey.findMany({
      where,
      ...WITH_ARTICLE,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.licenseKey.count({ where }),
  ]);
  return { licenseKeys: rows.map(toListed), total };
}

/** The articles of a project's license keys, to narrow the list by. */
export const listBoundArticles = (projectId: string): Promise<Readonly<{ number: string; name: string }>[]> =>
  db.article.findMany({
    where: { licenseKeys: { some: { projectId } } },
    select: { number: true, name: true },
    orderBy: [{ name: "asc" }, { number: "asc" }],
  });

/** What is left of each article that a project can bind, by name. Refuses a project one does not see. */
export async function listBindable(
  scope: Scope,
  projectId: string,
): Promise<Readonly<{ number: string; name: string; left: number }>[]> {
  const { id } = await requireProject(scope, projectId);
  const lots = await db.projectLot.groupBy({
    by: ["articleNumber"],
    where: { projectId: id, articleNumber: { not: null }, left: { gt: 0 } },
    _sum: { left: true },
  });
  const left = new Map(lots.map(({ articleNumber, _sum }) => [articleNumber, Number(_sum.left ?? 0n)]));
  const articles = await db.article.findMany({
    where: { number: { in: [...left.keys()].filter((number) => number !== null) } },
    select: { number: true, name: true },
    orderBy: [{ name: "asc" }, { number: "asc" }],
  });
  return articles.map((article) => ({ ...article, left: left.get(article.number) ?? 0 }));
}

export const WITH_ARTICLE = { include: { article: { select: { name: true } } } } as const;
type Row = Prisma.LicenseKeyGetPayload<typeof WITH_ARTICLE>;

/** A stored license key as it is listed. */
export const toListed = (row: Row): ListedLicenseKey => ({
  id: row.id,
  licenseKey: row.keyContent,
  kind: row.kind as LicenseKeyKind,
  state: row.state as LicenseKeyState,
  article: row.articleNumber,
  name: row.article.name,
  quantity: row.quantity,
  serial: row.serial,
  endCustomer: row.endCustomer,
  location: row.location,
  description: row.description,
  createdAt: instant(row.createdAt),
  endedAt: row.endedAt === null ? null : instant(row.endedAt),
  endReason: row.endReason,
});

function conditionsOf({ serial, customer, article, state }: LicenseKeyFilter): Prisma.LicenseKeyWhereInput {
  return {
    ...(serial && { serial: { contains: asOnLabel(serial) } }),
    ...(customer && { endCustomer: containing(customer) }),
    ...(article && { articleNumber: article }),
    ...(state && { state }),
  };
}

/** A part of a serial in the spelling of the label: 009033 and 00:90:33 find 00-90-33-…. */
function asOnLabel(text: string): string {
  const part = text.toUpperCase();
  return /[-:. ]/.test(part) ? part.replaceAll(/[:. ]/g, "-") : (part.match(/..?/g) ?? []).join("-");
}
