import { type AccountPreview, accountPreview } from "@/lib/domain/accounts/account-preview";
import { type AccountView, accountView } from "@/lib/domain/accounts/account-view";
import { instant } from "@/lib/domain/instant";
import { formatIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { isRefusalCode, Refusal } from "@/lib/domain/refusal";
import { factsOf, type RentalEndsJson } from "@/lib/features/account-facts/data";
import { isAccountId, requireAccount } from "@/lib/features/accounts/data";
import type { ChargeInput } from "@/lib/features/charges/schema";
import { getWarnedWeeks } from "@/lib/features/warnings/marks/data";
import { customerIdOf, partnerIdOf, requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { hashOfInput } from "@/lib/platform/idempotency";
import { withoutGuessing } from "@/lib/platform/key-guessing";
import { hashOfKey } from "@/lib/platform/key-hash";

/** What a charge did: the value that came in, and the account in that second. */
export type ChargeAnswer = AccountView &
  Readonly<{ chargedTicks: string; chargedIsc: string; keyLastGroup: string; sequence: string }>;
/** What a charge would do: the account before and after, with the prices it would go on. */
export type ChargePreview = AccountPreview & Readonly<{ charge: ChargeAnswer; priceListId: string | null }>;

type ChargeRow = Readonly<{
  refused?: string;
  chargedTicks: string;
  balanceTicks: string;
  rate: string;
  rented: boolean;
  at: string;
  keyLastGroup: string;
  sequence: string;
  rentalEnds?: RentalEndsJson | null;
}>;

type Charge = ChargeInput & Readonly<{ accountId: string }>;

/**
 * Adds an activation key's credit to an account. Needs `rental`. What was rented until now is debited first, a stopped
 * rental resumes in this second, and everything rented goes on the prices in force. Refuses a key that is unknown,
 * used, cancelled or holds pieces, prices that changed since the person saw them, a balance or a rate that nothing can
 * hold, an account that is parked or deleted, and whoever guesses keys. One statement, one round trip; the same
 * reference answers the first answer again.
 */
export function chargeAccount(scope: Scope, charge: Charge, reference?: string): Promise<ChargeAnswer> {
  requirePermission(scope, "rental");
  return withoutGuessing(scope, () => charged(db, scope, { ...charge, reference }));
}

/** What `chargeAccount` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkCharge(scope: Scope, charge: Charge): Promise<ChargePreview> {
  requirePermission(scope, "rental");
  return withoutGuessing(scope, () => tryOut((tx) => previewed(tx, scope, charge)));
}

/** Charges within a transaction that is rolled back, and compares the account with itself. */
export async function previewed(tx: Transaction, scope: Scope, charge: Charge): Promise<ChargePreview> {
  const before = await requireAccount(scope, charge.accountId, tx);
  const answer = await charged(tx, scope, { ...charge, reference: undefined });
  const after = await requireAccount(scope, charge.accountId, tx);
  const warned = await getWarnedWeeks(after, tx);
  return { charge: answer, priceListId: after.priceListId, ...accountPreview(before, after, warned) };
}

async function charged(
  tx: Transaction,
  scope: Scope,
  {
    accountId,
    activationKey,
    seenPriceListId,
    reference,
  }: Charge & Readonly<{ reference: string | undefined }>,
): Promise<ChargeAnswer> {
  if (!isAccountId(accountId)) throw new Refusal("account_not_found");
  const keyHash = hashOfKey(activationKey);
  const inputHash = reference === undefined ? null : hashOfInput({ charge: activationKey.canonical });
  const [row] = await refusingWrites(tx.$queryRaw<{ answer: ChargeRow }[]>`
    SELECT charge_account(${accountId}::uuid, ${partnerIdOf(scope)}::uuid, ${customerIdOf(scope)}::uuid, ${keyHash},
      ${scope.userId}::uuid, ${scope.via}, ${reference ?? null}, ${inputHash}, ${seenPriceListId ?? null}::uuid) AS answer`);
  if (!row) throw new Error("charge_account answered nothing");
  if (row.answer.refused !== undefined) throw refusalOf(row.answer.refused, reference);
  return toAnswer(row.answer);
}

/**
 * New prices can ask for a rate that nothing can hold, and the account can have been deleted: the database raises that,
 * so that the key stays unused.
 */
async function refusingWrites<Answer>(charging: Promise<Answer>): Promise<Answer> {
  try {
    return await charging;
  } catch (error) {
    const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {}));
    if (text.includes("account_deleted")) throw new Refusal("account_deleted");
    throw text.includes("rate_too_high") ? new Refusal("rate_too_high") : error;
  }
}

function refusalOf(code: string, reference: string | undefined): Error {
  if (code === "idempotency_mismatch") return new Refusal(code, { reference: reference ?? "" });
  if (isRefusalCode(code)) return new Refusal(code as "account_not_found");
  return new Error(`charge_account refused with ${code}`);
}

function toAnswer(row: ChargeRow): ChargeAnswer {
  const now = instant(BigInt(row.at));
  const facts = factsOf({
    balance_ticks: BigInt(row.balanceTicks),
    rate_per_second: BigInt(row.rate),
    rented: row.rented,
    settled_at: now,
    rental_ends: row.rentalEnds ?? null,
  });
  return {
    chargedTicks: row.chargedTicks,
    chargedIsc: formatIsc(ticks(BigInt(row.chargedTicks))),
    keyLastGroup: row.keyLastGroup,
    sequence: row.sequence,
    ...accountView(facts, now),
  };
}
