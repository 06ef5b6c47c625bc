import type { Instant } from "@/lib/domain/instant";
import type { Transaction } from "@/lib/platform/db/transaction";

/** The contract whose end or beginning decides anew what stops, and in which second, if one is told. */
type Moved = Readonly<{ organizationId: string; endsAt: Instant }>;

/**
 * Decides anew when what rents under an organization's contracts stops, after one of them was ended. What stops in
 * this second is posted at once, everything later by whoever comes first behind its second. The contract's row must be
 * locked for update by the caller: whoever rents holds a share of it. Answers how many accounts stop something then.
 */
export async function stopRentalsUnder(tx: Transaction, { organizationId, endsAt }: Moved): Promise<number> {
  await planEndsUnder(tx, organizationId);
  const [row] = await tx.$queryRaw<{ accounts: bigint }[]>`
    SELECT count(*) AS accounts FROM accounts a WHERE ${organizationId}::uuid IN (a.customer_id, a.partner_id)
      AND a.rented
      AND a.rental_ends @> jsonb_build_array(jsonb_build_object('at', ${endsAt.toString()}::text))`;
  await tx.$queryRaw`SELECT post_rental_ends(a.id, portal_now()) FROM accounts a
    WHERE ${organizationId}::uuid IN (a.customer_id, a.partner_id) AND a.rental_ends_at <= portal_now()`;
  return Number(row?.accounts ?? 0n);
}

/**
 * Lets go on what a contract that was approved carries from now on: an end that lies ahead is lifted. What had ended
 * already is posted in its own second first.
 */
export async function planEndsUnder(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM accounts a WHERE ${organizationId}::uuid IN (a.customer_id, a.partner_id)
    AND a.deleted_at IS NULL ORDER BY a.id FOR UPDATE`;
  await tx.$queryRaw`SELECT plan_rental_ends(a.id) FROM accounts a
    WHERE ${organizationId}::uuid IN (a.customer_id, a.partner_id) AND a.deleted_at IS NULL`;
}
