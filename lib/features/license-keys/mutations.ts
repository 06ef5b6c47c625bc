import { randomBytes } from "node:crypto";
import { isHardware } from "@/lib/domain/licenses/articles";
import { formatLicenseKey, LICENSE_KEY_BYTES } from "@/lib/domain/licenses/license-key";
import { type BindableArticle, type Planned, planLicenseKeys } from "@/lib/domain/licenses/license-key-plan";
import { Refusal } from "@/lib/domain/refusal";
import type { DeviceSources } from "@/lib/domain/licenses/mixing";
import { lockSources, refusalOf } from "@/lib/features/license-sources/data";
import { listMixings } from "@/lib/features/license-keys/data";
import type { BindAnswer, BindInput, BoundLicense } from "@/lib/features/license-keys/schema";
import { appendMovements } from "@/lib/features/movements/mutations";
import { allocateFromLots } from "@/lib/features/project-lots/mutations";
import { requireProject } from "@/lib/features/projects/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** What is to be bound, and to which project's balance. */
export type Binding = BindInput & Readonly<{ projectId: string }>;

/**
 * Binds licenses of a project's balance to devices: all, or none. Needs `licenses`. Refuses articles that do not exist,
 * do not fit the device, or are not left (`not_enough_left`); of several licenses the refusal names the line. Once
 * bound, only the vendor revokes (docs/rules.md, 2). Sent twice with one reference, it answers the same keys again.
 */
export function bindLicenseKeys(scope: Scope, binding: Binding, reference?: string): Promise<BindAnswer> {
  requirePermission(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { bind: binding } };
  return inTransaction(async (tx) => {
    await requireProject(scope, binding.projectId, tx);
    return once(tx, asked, () => bound(tx, scope, binding));
  });
}

/** What `bindLicenseKeys` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkLicenseKeys(scope: Scope, binding: Binding): Promise<BindAnswer> {
  requirePermission(scope, "licenses");
  return tryOut((tx) => bound(tx, scope, binding));
}

/** Decides of each license whether it can be bound, with the project's lots locked. */
export async function planInProject(
  tx: Transaction,
  scope: Scope,
  { projectId, licenses }: Binding,
): Promise<Planned[]> {
  await requireProject(scope, projectId, tx);
  const numbers = [...new Set(licenses.map(({ article }) => article))];
  const rows = await tx.article.findMany({ where: { number: { in: numbers } } });
  const left = await lockLeft(tx, projectId, numbers);
  const articles = new Map<string, BindableArticle>(rows.map((row) => [row.number, row]));
  const sources = await lockSources(
    tx,
    licenses.map(({ serial }) => serial),
  );
  return planLicenseKeys({ articles, left }, licenses).map((plan) => besideRented(plan, sources));
}

/** Software that is not to run beside rented licenses on its device is refused, as if it did not fit. */
function besideRented(plan: Planned, sources: ReadonlyMap<string, DeviceSources>): Planned {
  const { wanted } = plan;
  const held = sources.get(wanted.serial);
  if (plan.fault !== null || !held || isHardware(plan.article)) return plan;
  const { name, version } = plan.article;
  const purchased = [...held.purchased, { name, version, quantity: wanted.quantity }];
  const fault = refusalOf(wanted.serial, { ...held, purchased });
  return fault ? { wanted, fault } : plan;
}

/** Binds what was planned. The lots are locked by `planInProject` in the same transaction. */
export async function bindPlanned(
  tx: Transaction,
  scope: Scope,
  { projectId, planned }: Readonly<{ projectId: string; planned: readonly Planned[] }>,
): Promise<BindAnswer> {
  const plans = planned.map((plan, index) => requireGood(plan, planned.length > 1 ? index + 1 : undefined));
  const licenses = await storeLicenseKeys(tx, scope, { projectId, plans });
  const numbers = [...new Set(plans.map(({ article }) => article.number))];
  const left = await lockLeft(tx, projectId, numbers);
  const names = new Map(plans.map(({ article }) => [article.number, article.name]));
  return {
    licenses,
    left: numbers.map((article) => ({
      article,
      name: names.get(article) ?? article,
      left: Number(left.get(article) ?? 0n),
    })),
    mixings: await listMixings(scope, new Set(licenses.map(({ serial }) => serial)), tx),
  };
}

const bound = async (tx: Transaction, scope: Scope, binding: Binding): Promise<BindAnswer> =>
  bindPlanned(tx, scope, {
    projectId: binding.projectId,
    planned: await planInProject(tx, scope, binding),
  });

type GoodPlan = Extract<Planned, { fault: null }>;

function requireGood(plan: Planned, line: number | undefined): GoodPlan {
  if (plan.fault === null) return plan;
  const { code, details } = plan.fault;
  throw line === undefined
    ? plan.fault
    : new Refusal(code as "article_unknown", { article: "", ...details, line });
}

/** What is left of these articles, with their lots locked in the order in which they are taken. */
async function lockLeft(
  tx: Transaction,
  projectId: string,
  numbers: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await tx.$queryRaw<{ article_number: string; left_amount: bigint }[]>`
    SELECT article_number, left_amount FROM project_lots
    WHERE project_id = ${projectId}::uuid AND article_number = ANY(${[...numbers]}) AND left_amount > 0
    ORDER BY article_number, added_at, id FOR UPDATE`;
  const left = new Map<string, bigint>();
  for (const row of rows)
    left.set(row.article_number, (left.get(row.article_number) ?? 0n) + row.left_amount);
  return left;
}

type Storing = Readonly<{ projectId: string; plans: readonly GoodPlan[] }>;

async function storeLicenseKeys(
  tx: Transaction,
  scope: Scope,
  { projectId, plans }: Storing,
): Promise<BoundLicense[]> {
  const at = await portalNow(tx);
  const { organizationId, userId } = scope;
  const rows = await tx.licenseKey.createManyAndReturn({
    data: plans.map(({ wanted: { article: articleNumber, ...wanted } }) => ({
      ...wanted,
      articleNumber,
      keyContent: formatLicenseKey(randomBytes(LICENSE_KEY_BYTES)),
      kind: "software",
      organizationId,
      projectId,
      createdBy: userId,
      createdAt: at,
    })),
    select: { id: true, keyContent: true },
  });
  const keys = plans.flatMap(({ wanted, article }, index) => {
    const row = rows[index];
    return row ? [{ id: row.id, licenseKey: row.keyContent, name: article.name, ...wanted }] : [];
  });
  for (const key of keys.toSorted((one, other) => (one.article < other.article ? -1 : 1)))
    await allocateFromLots(
      tx,
      { projectId, articleNumber: key.article, amount: BigInt(key.quantity) },
      { licenseKeyId: key.id },
    );
  await appendMovements(
    tx,
    { scope, at },
    keys.map(({ id, article, quantity }) => ({
      kind: "license_bound",
      articleNumber: article,
      amount: BigInt(quantity),
      fromPlace: "project",
      toPlace: "device",
      projectId,
      licenseKeyId: id,
    })),
  );
  return keys;
}
