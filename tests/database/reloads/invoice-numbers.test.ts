import { beforeEach, expect, test } from "vitest";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { type Instant, instant } from "@/lib/domain/instant";
import { setIscPrice } from "@/lib/features/billing/mutations";
import { cancelInvoice } from "@/lib/features/invoices/mutations";
import { invoicePaperSchema } from "@/lib/features/invoices/schema";
import { openDueReloads, runReloads, stepOn } from "@/lib/features/reload-runs/mutations";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import type { Rental } from "@/tests/support/rental";
import { openReloadable, papersOf, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeEach(() => freezeClock());

const DAY = 86_400n;

async function reloadable(cast?: Rental): Promise<Rental> {
  const rental = await openReloadable(2, cast);
  await switchOn(rental);
  return rental;
}

/** Charges the one reload of an account that is open, and does not invoice it yet. Answers its id. */
async function chargeOpen(rental: Rental): Promise<string> {
  const [reload] = await reloadsOf(rental);
  expect(await stepOn(reload!.id)).toBe("charged");
  return reload!.id;
}

const paperOf = async (rental: Rental) => {
  const [row] = await papersOf(rental);
  return { ...row!, paper: invoicePaperSchema.parse(row!.paper) };
};

/** The last second of a year to come as clocks in Germany count it, and that year. */
async function anyYearsEnd(): Promise<Readonly<{ year: number; last: Instant }>> {
  const year = new Date(Number(await portalTime()) * 1000).getUTCFullYear() + 2;
  return { year, last: instant(BigInt(Date.UTC(year, 11, 31, 22, 59, 59) / 1000)) };
}

test("the price of the second of the charge holds: of the second in which it changes the new one, before it the old", async () => {
  const early = await reloadable();
  const late = await reloadable(early);
  const now = await goToWeeksBefore(late, 1);
  await setIscPrice(early.vendor, { price: parseEuro("2.00"), validFrom: instant(now + 1n) });
  await setIscPrice(early.vendor, { price: parseEuro("3.00"), validFrom: instant(now + 2n) });
  await openDueReloads();
  await chargeOpen(early);
  await advanceClock(1n);
  await chargeOpen(late);
  await advanceClock(3n);
  await runReloads();
  await setIscPrice(early.vendor, { price: parseEuro("1.20") });
  expect([(await paperOf(early)).netCents, (await paperOf(late)).netCents]).toEqual([12_000n, 20_000n]);
  expect((await paperOf(late)).paper.price).toBe("2.00");
});

test("an invoice is dated by the day it is issued, supplied on that of the charge, and due after the seller's days", async () => {
  const rental = await reloadable();
  await goToWeeksBefore(rental, 1);
  await openDueReloads();
  await chargeOpen(rental);
  await advanceClock(3n * DAY);
  await runReloads();
  const { paper, issuedAt } = await paperOf(rental);
  const dayBefore = (days: number) => dayOf(issuedAt - BigInt(days) * DAY);
  expect([paper.issueDate, paper.deliveryDate, paper.dueDate]).toEqual([
    dayBefore(0),
    dayBefore(3),
    dayBefore(-14),
  ]);
});

const IN_GERMANY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short" });
const dayOf = (at: bigint): string => IN_GERMANY.format(new Date(Number(at) * 1000));

test("the numbers of a year begin with its first second in Germany, each kind with its first", async () => {
  const early = await reloadable();
  const late = await reloadable(early);
  const { year, last } = await anyYearsEnd();
  await freezeClock(last);
  await openDueReloads();
  expect(await stepOn(await chargeOpen(early))).toBe("invoiced");
  await advanceClock(1n);
  expect(await stepOn(await chargeOpen(late))).toBe("invoiced");
  const [old, fresh] = [await paperOf(early), await paperOf(late)];
  expect([old.number, old.paper.issueDate]).toEqual([`INV-${year}-000001`, `${year}-12-31`]);
  expect([fresh.number, fresh.paper.issueDate]).toEqual([`INV-${year + 1}-000001`, `${year + 1}-01-01`]);
  const note = await cancelInvoice(early.vendor, { invoiceId: old.id, reason: "Wrong account." });
  expect(note.number).toBe(`CN-${year + 1}-000001`);
});
