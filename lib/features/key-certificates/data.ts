import type { CertificateFacts } from "@/lib/domain/licenses/certificate";
import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import { instant } from "@/lib/domain/instant";
import { ticks } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { hashOfKey } from "@/lib/platform/key-hash";

const CONTENT = {
  include: {
    items: { include: { article: { select: { name: true } } }, orderBy: { articleNumber: "asc" } },
    organization: { select: { name: true } },
  },
} as const;

type KeyRow = Prisma.ActivationKeyGetPayload<typeof CONTENT>;

/**
 * What stands on the certificates of keys that whoever asks holds whole, in the order given. Needs `view`. A key that
 * one's organization did not issue or create, or not in a project one may see, is refused as `not_found`, whatever it
 * is elsewhere; one that can no longer be used as `activation_key_used` or `activation_key_cancelled`.
 */
export async function requireCertificates(
  scope: Scope,
  keys: readonly ActivationKey[],
): Promise<CertificateFacts[]> {
  requirePermission(scope, "view");
  const rows = await db.activationKey.findMany({
    where: { AND: [keysOf(scope), { keyHash: { in: keys.map(hashOfKey) } }] },
    ...CONTENT,
  });
  const byHash = new Map(rows.map((row) => [Buffer.from(row.keyHash).toString("hex"), row]));
  return keys.map((key) => certificateOf(key, byHash.get(Buffer.from(hashOfKey(key)).toString("hex"))));
}

function keysOf({ organizationId, limitedTo }: Scope): Prisma.ActivationKeyWhereInput {
  return limitedTo ? { organizationId, projectId: { in: [...limitedTo] } } : { organizationId };
}

function certificateOf({ canonical }: ActivationKey, row: KeyRow | undefined): CertificateFacts {
  if (!row) throw new Refusal("not_found");
  if (row.state === "used") throw new Refusal("activation_key_used");
  if (row.state === "cancelled") throw new Refusal("activation_key_cancelled");
  return {
    activationKey: canonical,
    amount: ticks(row.amountTicks),
    items: row.items.map(({ articleNumber, article, quantity }) => ({
      article: articleNumber,
      name: article.name,
      quantity,
    })),
    orderNumber: row.orderNumber,
    reference: row.note,
    issuer: row.organization.name,
    issuedAt: instant(row.issuedAt),
  };
}
