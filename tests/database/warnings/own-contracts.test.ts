import { beforeEach, expect, test } from "vitest";
import { weeks } from "@/lib/domain/accounts/warnings";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { agreed, approvedContract, giveNotice } from "@/tests/support/contracts";
import type { Rental } from "@/tests/support/rental";
import { mailsOf, openWarnedRental } from "@/tests/support/warned-rental";

beforeEach(() => freezeClock());

const lastMailOf = async (rental: Rental) => (await mailsOf(rental)).at(-1)?.text ?? "";
const numberOf = async (id: string) =>
  (await db.contract.findUniqueOrThrow({ where: { id } })).number as string;

/** How often each of some contracts stands in the latest mail of an account. */
async function named(rental: Rental, numbers: readonly string[]): Promise<boolean[]> {
  const words = (await lastMailOf(rental)).split(/[^\w-]+/);
  return numbers.map((number) => words.includes(number));
}

test("of contracts that end in one second each account's mails name its own, whoever's number comes first", async () => {
  const rentals = [await openWarnedRental(6), await openWarnedRental(6)] as const;
  const ids = [await approvedContract(rentals[0]), await approvedContract(rentals[1])] as const;
  const numbers = [await numberOf(ids[0]), await numberOf(ids[1])] as const;
  for (const rental of rentals) await giveNotice(rental, { inSeconds: weeks(5) });
  for (const pass of [0n, weeks(5)]) {
    await advanceClock(pass);
    await settleDue();
    await sendDueWarnings();
    expect(await named(rentals[0], numbers)).toEqual([true, false]);
    expect(await named(rentals[1], numbers)).toEqual([false, true]);
  }
});

test("a cause is a contract of the account's own customer or partner, and one that moved its end", async () => {
  const rentals = [await openWarnedRental(6), await openWarnedRental(6)] as const;
  const [own, others] = rentals;
  for (const rental of rentals) await giveNotice(rental, { inSeconds: weeks(5) });
  await sendDueWarnings();
  const carried = await agreed({ vendor: own.vendor, by: own.customer });
  const foreign = await agreed({ vendor: others.vendor, by: others.customer });
  const beside = await agreed({ vendor: own.vendor, by: own.customer }, "hardware_rental");
  const ended = await agreed({ vendor: others.vendor, by: others.partner }, "hardware_rental");
  await endContract(own.vendor, { contractId: ended, reason: "Over." });
  for (const rental of rentals) await giveNoticeOfCustomer(rental);
  await sendDueWarnings();
  const numbers = await Promise.all([carried, foreign, beside, ended].map(numberOf));
  expect(await named(own, numbers)).toEqual([true, false, false, false]);
  expect(await named(others, numbers)).toEqual([false, true, false, false]);
});

/** Gives notice of the customer's own contract, to the same second for all. */
async function giveNoticeOfCustomer({ vendor, customer }: Rental): Promise<void> {
  await giveNotice({ vendor, partner: customer }, { inSeconds: weeks(6) });
}
