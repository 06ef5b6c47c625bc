import { type Instant, instant } from "@/lib/domain/instant";
import { type CodeDecision, decideCode } from "@/lib/domain/rental-devices/provisioning-code";
import type { CODE_STATES } from "@/lib/features/provisioning-codes/schema";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";

/** A code as it is listed: never whole. */
export type ProvisioningCode = Readonly<{
  id: string;
  lastCharacters: string;
  state: (typeof CODE_STATES)[number];
  usedDevices: number;
  mostDevices: number;
  createdAt: Instant;
  createdBy: string | null;
  expiresAt: Instant;
}>;

const MOST_LISTED = 50;
const STATES: Readonly<Record<CodeDecision, ProvisioningCode["state"]>> = {
  usable: "usable",
  provisioning_code_used: "used",
  provisioning_code_expired: "expired",
  provisioning_code_ended: "ended",
};

/** The last codes of an account that was found for whoever asks, the newest first. */
export async function listProvisioningCodes(accountId: string): Promise<ProvisioningCode[]> {
  const [rows, now] = await Promise.all([
    db.provisioningCode.findMany({
      where: { accountId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_LISTED,
    }),
    portalNow(db),
  ]);
  const ids = [...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, lastCharacters, usedDevices, mostDevices, ...row }) => {
    const expiresAt = instant(row.expiresAt);
    const endedAt = row.endedAt === null ? null : instant(row.endedAt);
    return {
      id,
      lastCharacters,
      state: STATES[decideCode({ usedDevices, mostDevices, expiresAt, endedAt }, now)],
      usedDevices,
      mostDevices,
      createdAt: instant(row.createdAt),
      createdBy: names.get(row.createdBy ?? "") ?? null,
      expiresAt,
    };
  });
}
