import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { dueWarning, rearmed, WARNING_INDEXES } from "@/lib/domain/accounts/warnings";
import { type Seconds, seconds } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, PORT, rent, type Rental } from "@/tests/support/rental";
import { openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

type Step =
  | Readonly<{ kind: "wait"; seconds: number }>
  | Readonly<{ kind: "charge"; isc: number }>
  | Readonly<{ kind: "rent"; pieces: number }>
  | Readonly<{ kind: "look" }>;

const WEEK = 604_800;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("look" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      seconds: fc.oneof(fc.integer({ min: 1, max: 5 * WEEK }), fc.constant(WEEK)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("charge" as const), isc: fc.integer({ min: 1, max: 120 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("rent" as const), pieces: fc.integer({ min: 0, max: 400 }) }),
  },
);

beforeAll(() => freezeClock());

test("whatever happens and however late somebody looks, the mails are those of the rule", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const rental = await openWarnedRental(2);
      const expected: number[] = [];
      let sent: number[] = [];
      for (const one of [...steps, { kind: "look" } as const]) {
        await take(one, rental);
        const remaining = await remainingOf(rental);
        if (one.kind === "charge" || one.kind === "rent") sent = rearmed({ remaining, sent });
        if (one.kind !== "look") continue;
        await expectWarned(rental, remaining);
        const due = dueWarning({ remaining, sent });
        if (due === null) continue;
        expected.push(due);
        // The less urgent weeks are told along.
        sent = [...new Set([...sent, ...WARNING_INDEXES.filter((week) => week >= due)])];
      }
      expect(await weeksTold(rental)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
}, 120_000);

/** Whatever the rule's code says: in the last seven weeks the week an account is in has been told, and each once. */
async function expectWarned({ accountId }: Rental, remaining: Seconds | null): Promise<void> {
  const standing = await db.warning.findMany({ where: { accountId, rearmedAt: null } });
  const told = standing.map(({ weekIndex }) => weekIndex);
  expect(new Set(told).size).toBe(told.length);
  if (remaining === null || remaining > 7 * WEEK) return;
  const week = Number((remaining + BigInt(WEEK) - 1n) / BigInt(WEEK));
  expect(Math.min(...told)).toBe(week);
}

async function take(one: Step, rental: Rental): Promise<void> {
  try {
    if (one.kind === "wait") await advanceClock(seconds(BigInt(one.seconds)));
    if (one.kind === "charge") await chargeIsc(rental, String(one.isc));
    if (one.kind === "rent") await rent(rental, one.pieces === 0 ? {} : { [PORT]: one.pieces });
    if (one.kind === "look") await sendDueWarnings();
  } catch (error) {
    // What cannot be paid is refused and changes nothing.
    if (!isRefusal(error)) throw error;
  }
}

async function remainingOf({ accountId }: Rental): Promise<Seconds | null> {
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  if (exhaustsAt === null) return null;
  const remaining = exhaustsAt - (await portalTime());
  return seconds(remaining > 0n ? remaining : 0n);
}
