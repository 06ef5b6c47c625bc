import { expect, test } from "vitest";

import { isRefusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { createCast } from "@/tests/support/cast";
import { advanceClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  issueKey,
  linesOf,
  openRental,
  PORT,
  rent,
  type Rental,
  UC,
} from "@/tests/support/rental";

const SENDERS = 50;
const atOnce = <Answer>(send: (sender: number) => Promise<Answer>) =>
  Promise.allSettled(Array.from({ length: SENDERS }, (_, sender) => send(sender)));

const codesOf = (results: readonly PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((result) =>
    result.status === "rejected"
      ? [isRefusal(result.reason) ? result.reason.code : String(result.reason)]
      : [],
  );

const answersOf = <Answer>(results: readonly PromiseSettledResult<Answer>[]): Answer[] =>
  results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));

test("fifty charges with one key: one counts, forty-nine are told that it is used", async () => {
  const rental = await openRental();
  const activationKey = await issueKey(rental, "5");
  const results = await atOnce(() =>
    chargeAccount(rental.partner, { accountId: rental.accountId, activationKey }),
  );
  expect(answersOf(results)).toHaveLength(1);
  expect(codesOf(results)).toEqual(Array.from({ length: SENDERS - 1 }, () => "activation_key_used"));
  expect(await readLedger(rental.accountId)).toMatchObject([
    { kind: "charge", balanceTicks: 1_314_000_000n },
  ]);
});

test("fifty charges with one key on five accounts: one counts", async () => {
  const cast = await createCast();
  const rentals = await Promise.all(Array.from({ length: 5 }, () => openRental(cast)));
  const activationKey = await issueKey(cast, "5");
  const results = await atOnce((sender) =>
    chargeAccount(cast.partner, { accountId: rentals[sender % 5]!.accountId, activationKey }),
  );
  expect(codesOf(results)).toEqual(Array.from({ length: SENDERS - 1 }, () => "activation_key_used"));
  const ledgers = await Promise.all(rentals.map(({ accountId }) => readLedger(accountId)));
  expect(ledgers.flat()).toHaveLength(1);
});

test("fifty charges with one reference: one effect and fifty equal answers", async () => {
  const rental = await openRental();
  const activationKey = await issueKey(rental, "5");
  const results = await atOnce(() =>
    chargeAccount(rental.partner, { accountId: rental.accountId, activationKey }, "one reference"),
  );
  expect(codesOf(results)).toEqual([]);
  expect(new Set(answersOf(results).map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await readLedger(rental.accountId)).toHaveLength(1);
});

test("fifty charges with a key each: all count", async () => {
  const rental = await openRental();
  const keys = await Promise.all(Array.from({ length: SENDERS }, () => issueKey(rental, "1")));
  const results = await atOnce((sender) =>
    chargeAccount(rental.partner, { accountId: rental.accountId, activationKey: keys[sender]! }),
  );
  expect(codesOf(results)).toEqual([]);
  const { facts } = await requireAccount(rental.partner, rental.accountId);
  expect(facts.balance).toBe(50n * 262_800_000n);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("fifty changes with one reference: one effect and fifty equal answers", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const changes = [{ serial: rental.serial, lines: linesOf({ [PORT]: 3 }) }];
  const results = await atOnce(() =>
    changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes }, "one reference"),
  );
  expect(codesOf(results)).toEqual([]);
  expect(new Set(answersOf(results).map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await readLedger(rental.accountId)).toHaveLength(2);
});

test("fifty different changes made from one view: one counts, forty-nine are outdated", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const results = await atOnce((sender) =>
    changeAccountConfiguration(rental.partner, {
      accountId: rental.accountId,
      changes: [{ serial: rental.serial, lines: linesOf({ [PORT]: sender + 1 }), basedOn: 0 }],
    }),
  );
  expect(codesOf(results)).toEqual(Array.from({ length: SENDERS - 1 }, () => "configuration_outdated"));
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

const RACE_MILLISECONDS = 10_000;
const FEWEST_TURNS = 10;
const charge = (rental: Rental) => chargeIsc(rental, "0.05");
const change = (rental: Rental, round: number) => rent(rental, { [PORT]: round % 7, [UC]: round % 3 });

test("charging, changing and settling race over a few accounts: every tick is accounted for", async () => {
  const cast = await createCast();
  const rentals = await Promise.all(Array.from({ length: 4 }, () => openRental(cast)));
  const until = Date.now() + RACE_MILLISECONDS;
  let counts = { charged: 0, changed: 0, refused: 0, settled: 0 };
  // A slow machine races for longer, until it is a race.
  const isOver = () =>
    Date.now() >= until && Math.min(counts.charged, counts.changed, counts.settled) >= FEWEST_TURNS;
  const count = (name: keyof typeof counts, by = 1) => (counts = { ...counts, [name]: counts[name] + by });

  async function racer(turn: (rental: Rental, round: number) => Promise<unknown>, name: keyof typeof counts) {
    for (let round = 0; !isOver(); round += 1) {
      await turn(rentals[round % rentals.length]!, round).then(
        () => count(name),
        (error: unknown) => {
          if (!isRefusal(error) || error.code !== "balance_too_low") throw error;
          count("refused");
        },
      );
    }
  }
  async function settle(): Promise<void> {
    while (!isOver()) {
      await advanceClock(21_600n);
      const { rows } = await pool().query<{ settled: string }>("SELECT settle_due_accounts(1000) AS settled");
      count("settled", Number(rows[0]?.settled));
    }
  }
  await Promise.all([
    ...Array.from({ length: 4 }, () => racer(charge, "charged")),
    ...Array.from({ length: 4 }, () => racer(change, "changed")),
    settle(),
    settle(),
  ]);

  for (const { accountId } of rentals) expect(await faultsOfLedger(accountId)).toEqual([]);
  for (const name of ["charged", "changed", "settled"] as const)
    expect(counts[name]).toBeGreaterThanOrEqual(FEWEST_TURNS);
  expect(await ticksOf(rentals)).toEqual(await ticksOfUsedKeys(rentals));
}, 240_000);

async function ticksOf(rentals: readonly Rental[]): Promise<bigint> {
  const ledgers = await Promise.all(rentals.map(({ accountId }) => readLedger(accountId)));
  const accounts = await db.account.findMany({
    where: { id: { in: rentals.map(({ accountId }) => accountId) } },
  });
  const held = accounts.reduce((sum, { balanceTicks }) => sum + balanceTicks, 0n);
  const debits = ledgers.flat().filter(({ kind }) => kind === "rental");
  return held - debits.reduce((sum, { amountTicks }) => sum + amountTicks, 0n);
}

async function ticksOfUsedKeys(rentals: readonly Rental[]): Promise<bigint> {
  const keys = await db.activationKey.findMany({
    where: { usedAccountId: { in: rentals.map(({ accountId }) => accountId) } },
  });
  return keys.reduce((sum, { amountTicks }) => sum + amountTicks, 0n);
}
