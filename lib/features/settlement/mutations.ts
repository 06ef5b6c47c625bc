import { db } from "@/lib/platform/db/client";

/** How many accounts one statement settles: what it locks is let go before the next. */
const PAGE = 5_000;
/** Fewer of the ends of contracts, which are posted account by account. */
const ENDS_PAGE = 500;

/** The ends of contracts that are due, each a debit and a change in its own second. */
async function postDueEnds(): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await db.$queryRaw<
      { posted: number }[]
    >`SELECT post_due_rental_ends(${ENDS_PAGE}::integer) AS posted`;
    total += row?.posted ?? 0;
    if ((row?.posted ?? 0) < ENDS_PAGE) return total;
  }
}

/**
 * Writes down the ends of contracts and the stops that are due, and answers how many there were. Balances are right
 * without it; what it adds are the entries. Safe at any time, twice, at once and late: each account is settled at its
 * own second. Stops do not wait for the disk: what a power cut takes of them, the next call or charge writes again, to
 * the byte.
 */
export async function settleDue(): Promise<number> {
  let total = await postDueEnds();
  for (;;) {
    const [row] = await db.$queryRaw<{ settled: bigint }[]>`
      SELECT set_config('synchronous_commit', 'off', true), settle_due_accounts(${PAGE}::integer) AS settled`;
    const settled = Number(row?.settled ?? 0n);
    total += settled;
    if (settled < PAGE) return total;
  }
}
