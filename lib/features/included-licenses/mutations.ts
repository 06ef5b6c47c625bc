import { isRentableOn, licensesHardware } from "@/lib/domain/licenses/articles";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import { type IncludedLicense, listIncludedLicenses } from "@/lib/features/included-licenses/data";
import type { IncludedLicensesInput } from "@/lib/features/included-licenses/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

/** A device's article and what comes with it. */
export type IncludedLicenses = Readonly<{ device: string; licenses: IncludedLicense[] }>;

/**
 * Says which hardware licenses come with a rental device, in place of what was said before. Vendor staff with
 * `licenses`. It holds for rented devices at once: their documents are made anew. Refuses an article that is no rental
 * device, and licenses that are no hardware licenses. The same said twice is said once.
 */
export async function includeLicenses(
  scope: Scope,
  { number, licenses }: IncludedLicensesInput & Readonly<{ number: string }>,
): Promise<IncludedLicenses> {
  requireVendor(scope, "licenses");
  return inTransaction(async (tx) => {
    await requireDevice(tx, number);
    const wanted = new Map(licenses.filter(({ quantity }) => quantity > 0).map((one) => [one.article, one]));
    await requireHardwareLicenses(tx, [...wanted.keys()]);
    await tx.includedLicense.deleteMany({ where: { deviceNumber: number } });
    await tx.includedLicense.createMany({
      data: [...wanted.values()].map(({ article, quantity }) => ({
        deviceNumber: number,
        articleNumber: article,
        quantity,
      })),
    });
    await writeAudit(tx, scope, {
      action: "article.licenses_included",
      subject: number,
      details: { licenses: [...wanted.values()] },
    });
    return { device: number, licenses: await listIncludedLicenses(number, tx) };
  });
}

async function requireDevice(tx: Transaction, number: string): Promise<void> {
  const [device] = await tx.$queryRaw<{ number: string; kind: string; rentable: boolean }[]>`
    SELECT number, kind, rentable FROM articles WHERE number = ${number} FOR UPDATE`;
  if (!device) throw new Refusal("not_found");
  if (!isRentableOn("device", device)) throw new Refusal("article_not_rentable", { article: number });
}

async function requireHardwareLicenses(tx: Transaction, numbers: readonly string[]): Promise<void> {
  const known = await tx.article.findMany({ where: { number: { in: [...numbers] } } });
  for (const article of numbers) {
    const found = known.find(({ number }) => number === article);
    if (!found) throw new Refusal("article_unknown", { article });
    if (!licensesHardware(found)) throw new Refusal("article_not_hardware", { article });
  }
}
