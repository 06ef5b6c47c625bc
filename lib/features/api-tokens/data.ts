import { type Instant, instant } from "@/lib/domain/instant";
import type { Access } from "@/lib/domain/organizations/permissions";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** A token as it can still be shown: by its name and its last characters. */
export type ApiToken = Readonly<{
  id: string;
  name: string;
  access: Access;
  lastCharacters: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
}>;

/** One's own tokens for this organization that are not revoked, the newest first. */
export async function listApiTokens({ userId, organizationId }: Scope): Promise<ApiToken[]> {
  const rows = await db.apiToken.findMany({
    where: { userId, organizationId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, name, access, lastCharacters, createdAt, lastUsedAt }) => ({
    id,
    name,
    access: access === "write" ? "write" : "read",
    lastCharacters,
    createdAt: secondOf(createdAt),
    lastUsedAt: lastUsedAt && secondOf(lastUsedAt),
  }));
}

const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1000)));
