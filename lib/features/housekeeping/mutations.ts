import { db, Prisma } from "@/lib/platform/db/client";

/** What has served its time: how it is told, in which table. Money, mails and documents never do. */
const EXPIRED: Readonly<Record<string, Prisma.Sql>> = {
  idempotency_references: Prisma.sql`created_at < clock_timestamp() - interval '30 days'`,
  password_links: Prisma.sql`expires_at < clock_timestamp() - interval '7 days'`,
  email_links: Prisma.sql`expires_at < clock_timestamp() - interval '7 days'`,
  user_sessions: Prisma.sql`created_at < clock_timestamp() - interval '30 days'`,
  invitations: Prisma.sql`expires_at < clock_timestamp() - interval '90 days'`,
  // A sign-up whose address nobody confirmed; whoever belongs somewhere has confirmed it.
  users: Prisma.sql`confirmed_at IS NULL AND created_at < clock_timestamp() - interval '30 days'`,
  rate_limits: Prisma.sql`expire < extract(epoch FROM clock_timestamp()) * 1000`,
  device_sightings: Prisma.sql`last_seen_at < (SELECT portal_now()) - 30 * 86400`,
  device_changes: Prisma.sql`raised_at < clock_timestamp() - interval '1 hour'`,
  // Who came and went is told for a month; what a device was sent and said of it, for thirteen.
  device_events: Prisma.sql`at < portal_now() - 400 * 86400
    OR (kind IN ('connected', 'disconnected') AND at < portal_now() - 30 * 86400)`,
  device_token_ids: Prisma.sql`expires_at <= (SELECT portal_now())`,
};

/** So many rows go at once: nobody waits behind a long deletion. */
const PAGE = 5_000;

/** Removes rows nobody needs any more, and answers how many of each. Safe at any time, twice, and at once. */
export async function removeExpired(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [table, condition] of Object.entries(EXPIRED))
    counts[table] = await removeWhere(table, condition);
  return counts;
}

async function removeWhere(table: string, condition: Prisma.Sql): Promise<number> {
  const name = Prisma.raw(`"${table}"`);
  let total = 0;
  for (;;) {
    const removed = await db.$executeRaw`
      DELETE FROM ${name} WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM ${name} WHERE ${condition} LIMIT ${PAGE} FOR UPDATE SKIP LOCKED))`;
    total += removed;
    if (removed < PAGE) return total;
  }
}
