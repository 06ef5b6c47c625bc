import { randomBytes } from "node:crypto";
import { licensesHardware } from "@/lib/domain/licenses/articles";
import { formatLicenseKey, LICENSE_KEY_BYTES } from "@/lib/domain/licenses/license-key";
import { requireFit } from "@/lib/domain/licenses/license-key-fit";
import { Refusal } from "@/lib/domain/refusal";
import type { HardwareLicense, PreassignInput } from "@/lib/features/hardware-licenses/schema";
import { appendMovements } from "@/lib/features/movements/mutations";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Article = Readonly<{
  number: string;
  name: string;
  kind: string;
  rentable: boolean;
  perDevice: boolean;
}>;

/**
 * Assigns hardware licenses to devices before anybody owns them: all, or none. Vendor staff with `licenses` only;
 * refuses articles that do not exist, that are no hardware licenses, and devices they do not fit.
 */
export function preassignHardwareLicenses(
  scope: Scope,
  { licenses }: PreassignInput,
  reference?: string,
): Promise<HardwareLicense[]> {
  requireVendor(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { preassign: licenses } };
  return inTransaction((tx) => once(tx, asked, () => preassigned(tx, scope, licenses)));
}

/** What `preassignHardwareLicenses` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkPreassignment(scope: Scope, { licenses }: PreassignInput): Promise<HardwareLicense[]> {
  requireVendor(scope, "licenses");
  return tryOut((tx) => preassigned(tx, scope, licenses));
}

async function preassigned(
  tx: Transaction,
  scope: Scope,
  licenses: PreassignInput["licenses"],
): Promise<HardwareLicense[]> {
  const articles = await articlesOf(tx, licenses);
  const wanted = licenses.map(({ serial, article, quantity }) => {
    const known = requireHardware(articles, article);
    requireFit(known, serial);
    return { serial, articleNumber: known.number, name: known.name, quantity };
  });
  const at = await portalNow(tx);
  const rows = await tx.licenseKey.createManyAndReturn({
    data: wanted.map(({ name: _name, ...row }) => ({
      ...row,
      keyContent: formatLicenseKey(randomBytes(LICENSE_KEY_BYTES)),
      kind: "hardware",
      createdBy: scope.userId,
      createdAt: at,
    })),
    select: { id: true, keyContent: true },
  });
  const made = wanted.flatMap(({ articleNumber, ...license }, index) => {
    const row = rows[index];
    return row ? [{ id: row.id, licenseKey: row.keyContent, article: articleNumber, ...license }] : [];
  });
  const movements = made.map(({ id, article, quantity }) => ({
    kind: "hardware_preassigned",
    articleNumber: article,
    amount: BigInt(quantity),
    fromPlace: "issued" as const,
    toPlace: "device" as const,
    licenseKeyId: id,
  }));
  await appendMovements(tx, { scope, at }, movements);
  return made;
}

async function articlesOf(tx: Transaction, licenses: PreassignInput["licenses"]) {
  const rows: Article[] = await tx.article.findMany({
    where: { number: { in: licenses.map(({ article }) => article) } },
    select: { number: true, name: true, kind: true, rentable: true, perDevice: true },
  });
  return new Map(rows.map((row) => [row.number, row]));
}

function requireHardware(articles: ReadonlyMap<string, Article>, number: string): Article {
  const article = articles.get(number);
  if (!article) throw new Refusal("article_unknown", { article: number });
  if (!licensesHardware(article)) throw new Refusal("article_not_hardware", { article: number });
  // A hardware license switches on what is built into a device, whatever its article says of itself.
  return { ...article, perDevice: true };
}
