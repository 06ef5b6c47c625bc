import { expect, test } from "vitest";
import { getLawReport } from "@/lib/features/license-law/data";
import { parkBrokenAccounts, releaseParkedAccount } from "@/lib/features/license-law/parking/mutations";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { freezeClock } from "@/tests/support/clock";
import { openRunning } from "@/tests/support/rental";

await freezeClock();

test("the law is read by the vendor's staff alone, with the accounts that are parked", async () => {
  const { vendor, partner, customer, accountId } = await openRunning({ isc: "10", ports: 1 });
  for (const scope of [partner, customer])
    await expect(getLawReport(scope)).rejects.toMatchObject({ code: "organization_kind_wrong" });
  expect(await getLawReport(vendor)).toMatchObject({ parked: [] });
  await db.account.update({ where: { id: accountId }, data: { balanceTicks: { increment: 5n } } });
  await parkBrokenAccounts();
  const { rows, parked } = await getLawReport(vendor);
  expect(parked).toMatchObject([{ id: accountId, reason: "balance", partnerName: partner.organizationName }]);
  expect(rows.find(({ articleNumber }) => articleNumber === null)).toMatchObject({
    holds: false,
    missing: -5n,
  });
  await db.account.update({ where: { id: accountId }, data: { balanceTicks: { decrement: 5n } } });
  await releaseParkedAccount(vendor, accountId);
});

test("an account is released with the permission rental, once, and it is told who did", async () => {
  const { vendor, accountId } = await openRunning({ isc: "10", ports: 1 });
  await db.account.update({
    where: { id: accountId },
    data: { parkedAt: 1n, parkedReason: "balance" },
  });
  const viewer = limited(vendor, { permissions: ["view", "licenses"] });
  await expect(releaseParkedAccount(viewer, accountId)).rejects.toMatchObject({ code: "permission_missing" });
  for (let click = 0; click < 2; click += 1) await releaseParkedAccount(vendor, accountId);
  const audit = await db.auditEntry.findMany({ where: { subject: accountId, action: "account.released" } });
  expect(audit).toMatchObject([{ actorId: vendor.userId }]);
});
