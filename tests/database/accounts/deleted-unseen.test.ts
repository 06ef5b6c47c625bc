import { beforeAll, expect, test } from "vitest";
import { ticks } from "@/lib/domain/money/units";
import { deleteAccount } from "@/lib/features/account-deletions/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { listReloads } from "@/lib/features/reloads/data";
import { search } from "@/lib/features/search/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { freezeClock } from "@/tests/support/clock";
import { openReloadable, switchOn } from "@/tests/support/reloads";
import { issueKey, rent, type Rental } from "@/tests/support/rental";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

const hrefsOf = async (scope: Scope, text: string): Promise<string[]> =>
  (await search(scope, { text, limit: 9 })).flatMap(({ hits }) => hits.map(({ href }) => href));

const reloadedIds = async (scope: Scope): Promise<string[]> =>
  (await listReloads(scope, { page: 1 })).reloads.map(({ account }) => account.id);

async function deleted({ partner, accountId }: Rental): Promise<string> {
  const { name, balanceTicks } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  await deleteAccount(partner, { accountId, name, balanceTicks: ticks(balanceTicks) });
  return name;
}

test("a deleted account is nowhere for its customer, and still there for partner and vendor", async () => {
  const rental = await openReloadable();
  const { vendor, partner, customer, accountId } = rental;
  const activationKey = await issueKey(rental, "1");
  await chargeAccount(customer, { accountId, activationKey });
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  expect(await reloadedIds(customer)).toEqual([accountId]);
  await rent(rental, {});
  const name = await deleted(rental);
  const places = [`/accounts/${accountId}`, `/accounts/${accountId}/history`];
  for (const [index, text] of [name, activationKey.canonical].entries()) {
    expect(await hrefsOf(customer, text)).toEqual([]);
    expect(await hrefsOf(partner, text)).toContain(places[index]);
  }
  expect(await hrefsOf(vendor, name)).toContain(places[0]);
  expect(await reloadedIds(customer)).toEqual([]);
  expect(await reloadedIds(partner)).toEqual([accountId]);
});
