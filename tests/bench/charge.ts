import type { Pool } from "pg";
import { type ActivationKey, parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { TICKS_PER_ISC } from "@/lib/domain/money/units";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { hashOfInput } from "@/lib/platform/idempotency";
import { hashOfKey } from "@/lib/platform/key-hash";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { compare, type Finding } from "@/tests/bench/measure";
import { type Cast, createCast } from "@/tests/support/cast";
import { openRental, type Rental } from "@/tests/support/rental";

const CONNECTIONS = 8;
const CHARGES = 2_000;
const ROUNDS = 3;
const ACCOUNTS = 64;
const KEYS_AT_ONCE = 1_000;

const STATEMENT = {
  name: "charge",
  text: "SELECT charge_account($1, $2, $3, $4, $5, $6, $7, $8, $9) AS answer",
};

/**
 * Charges a second: the whole mutation (scope, guard against guessing, idempotency, key, entry, account) against the
 * same statement, prepared, sent by bare `pg`; eight connections each, every key used once.
 */
export const benchCharge = (): Promise<Finding> => withDatabase(measureCharge);

async function measureCharge({ bare }: BenchDatabase): Promise<Finding> {
  const cast = await createCast();
  const rentals: Rental[] = [];
  for (let account = 0; account < ACCOUNTS; account += 1) rentals.push(await openRental(cast));
  const keys = await issueKeys(cast, 2 * CHARGES * (ROUNDS + 1));
  const next = () => keys.pop();
  // As autovacuum does within a minute: a connection keeps a plan made while tables were small until they are analyzed.
  const prepare = async () => void (await bare.query("ANALYZE"));
  return compare({
    part: "charge",
    what: "chargeAccount against bare pg with the same statement prepared, 8 connections",
    unit: "charges/s",
    target: 0.5,
    rounds: ROUNDS,
    bare: {
      prepare,
      run: () => inParallel((rental, key, n) => bareCharge(bare, rental, [key, `b${n}`]), rentals, next),
    },
    ours: {
      prepare,
      run: () =>
        inParallel(
          ({ partner, accountId }, key, n) =>
            chargeAccount(partner, { accountId, activationKey: key }, `o${n}`),
          rentals,
          next,
        ),
    },
  });
}

let charges = 0;

type Charge = (rental: Rental, key: ActivationKey, number: number) => Promise<unknown>;

/** Eight at a time until all are done. */
async function inParallel(
  charge: Charge,
  rentals: readonly Rental[],
  next: () => ActivationKey | undefined,
): Promise<number> {
  let left = CHARGES;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      charges += 1;
      const [rental, key] = [rentals[charges % rentals.length], next()];
      if (rental && key) await charge(rental, key, charges);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return CHARGES;
}

const bareCharge = (
  bare: Pool,
  { accountId, partner }: Rental,
  [key, reference]: readonly [ActivationKey, string],
): Promise<unknown> =>
  bare.query({
    ...STATEMENT,
    values: [
      accountId,
      partner.organizationId,
      null,
      hashOfKey(key),
      partner.userId,
      "token",
      reference,
      hashOfInput({ charge: key.canonical }),
      null,
    ],
  });

async function issueKeys({ vendor }: Cast, count: number): Promise<ActivationKey[]> {
  const keys: ActivationKey[] = [];
  while (keys.length < count) {
    const issued = await issueActivationKeys(vendor, {
      isc: TICKS_PER_ISC,
      count: KEYS_AT_ONCE,
      note: "",
    });
    keys.push(...issued.map(({ activationKey }) => parseActivationKey(activationKey)));
  }
  return keys;
}
