import { licensesHardware } from "@/lib/domain/licenses/articles";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** So many pieces of a hardware license that come with a device. */
export type IncludedLicense = Readonly<{ article: string; name: string; quantity: number }>;

/** What comes with a device, by name. */
export async function listIncludedLicenses(
  deviceNumber: string,
  tx: Transaction = db,
): Promise<IncludedLicense[]> {
  const rows = await tx.includedLicense.findMany({
    where: { deviceNumber },
    include: { article: { select: { name: true } } },
    orderBy: { article: { name: "asc" } },
  });
  return rows.map(({ articleNumber, article, quantity }) => ({
    article: articleNumber,
    name: article.name,
    quantity,
  }));
}

/** Every hardware license, with how many come with a device: none for most. */
export async function listIncludable(deviceNumber: string): Promise<IncludedLicense[]> {
  const [licenses, included] = await Promise.all([
    db.article.findMany({
      select: { number: true, name: true, kind: true, rentable: true },
      orderBy: [{ name: "asc" }, { number: "asc" }],
    }),
    listIncludedLicenses(deviceNumber),
  ]);
  const quantities = new Map(included.map(({ article, quantity }) => [article, quantity]));
  return licenses.filter(licensesHardware).map(({ number, name }) => ({
    article: number,
    name,
    quantity: quantities.get(number) ?? 0,
  }));
}
