import { beforeAll, expect, test } from "vitest";
import { seconds } from "@/lib/domain/instant";
import { MOST_ATTEMPTS } from "@/lib/domain/reloads/back-off";
import { parseIsc } from "@/lib/domain/money/amount";
import { getLawReport } from "@/lib/features/license-law/data";
import { openDueReloads, runReloads, stepOn } from "@/lib/features/reload-runs/mutations";
import {
  stopAllReloads,
  stopReloads,
  switchReloadingOff,
  tryReloadAgain,
} from "@/lib/features/reloads/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { openReloadable, papersOf, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

test("below the threshold an account is charged, invoiced and the invoice mailed, once", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 2);
  await runReloads();
  expect(await reloadsOf(rental)).toEqual([]);
  await advanceClock(seconds(1n));
  await runReloads();
  await runReloads();
  const [reload, ...others] = await reloadsOf(rental);
  expect([reload?.state, reload?.amountTicks, others]).toEqual(["mailed", parseIsc("100"), []]);
  const ledger = await readLedger(rental.accountId);
  expect(ledger.at(-1)).toMatchObject({ kind: "charge", source: "reload", amountTicks: parseIsc("100") });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  const [invoice] = await papersOf(rental);
  expect(invoice).toMatchObject({
    kind: "invoice",
    netCents: 12_000n,
    vatCents: 2_280n,
    grossCents: 14_280n,
  });
  const mails = await db.mail.findMany({
    where: { accountId: rental.accountId, kind: "invoice" },
    include: { attachments: { orderBy: { fileName: "asc" } } },
  });
  expect(mails.map(({ recipients }) => recipients)).toEqual([["rechnung@nordlicht.example"]]);
  expect(mails[0]?.subject).toContain(invoice?.number);
  expect(mails[0]?.attachments.map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
    [`${invoice?.number}.pdf`, "application/pdf"],
    [`${invoice?.number}.xml`, "application/xml"],
  ]);
  expect(Buffer.from(mails[0]!.attachments[1]!.content)).toEqual(Buffer.from(invoice!.xml));
});

test("the law holds with a reload: its ticks are issued, and in the account", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  expect(await reloadsOf(rental)).toHaveLength(1);
  const { rows } = await getLawReport(rental.vendor);
  expect(rows.filter(({ holds }) => !holds)).toEqual([]);
});

test("reloads follow each other up to the cap of the month, and go on in the next one", async () => {
  const rental = await openReloadable();
  await switchOn(rental, { amount: "5", cap: "12" });
  await goToWeeksBefore(rental, 1);
  await runReloads();
  await runReloads();
  const stateOfSetting = () => db.reloadSetting.findUniqueOrThrow({ where: { accountId: rental.accountId } });
  expect(await reloadsOf(rental)).toHaveLength(2);
  await runReloads();
  expect(await reloadsOf(rental)).toHaveLength(2);
  const { blockedReason, nextCheckAt } = await stateOfSetting();
  expect(blockedReason).toBe("cap_reached");
  const [clock] = await db.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  await advanceClock(seconds(nextCheckAt - clock!.now));
  await runReloads();
  expect(await reloadsOf(rental)).toHaveLength(3);
  expect((await stateOfSetting()).blockedReason).toBeNull();
});

test("a failed invoice step is tried again after growing pauses, charges nothing twice, and a person can help", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await openDueReloads();
  const { id } = (await reloadsOf(rental))[0]!;
  expect(await stepOn(id)).toBe("charged");
  const organizationId = rental.partner.organizationId;
  const profile = await db.billingProfile.delete({ where: { organizationId } });
  const pauses: bigint[] = [];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    expect(await stepOn(id)).toBe("failed");
    expect(await stepOn(id)).toBeNull();
    const [clock] = await db.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
    const { nextAttemptAt, lastError } = (await reloadsOf(rental))[0]!;
    expect(lastError).toBe("billing_missing");
    pauses.push(nextAttemptAt - clock!.now);
    await advanceClock(seconds(nextAttemptAt - clock!.now));
  }
  expect(pauses.slice(0, 4)).toEqual([60n, 120n, 240n, 480n]);
  expect((await reloadsOf(rental))[0]?.state).toBe("failed");
  await runReloads();
  expect(await papersOf(rental)).toEqual([]);
  await db.billingProfile.create({ data: profile });
  await runReloads();
  expect((await reloadsOf(rental))[0]?.state).toBe("failed");
  await tryReloadAgain(rental.vendor, id);
  await runReloads();
  expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual(["mailed"]);
  expect((await readLedger(rental.accountId)).filter(({ source }) => source === "reload")).toHaveLength(1);
  await expect(tryReloadAgain(rental.vendor, id)).rejects.toMatchObject({ code: "reload_state_wrong" });
});

test("each stop switch stops what is open and not charged, and nothing new is opened", async () => {
  const reason = "A test.";
  for (const stop of ["stopped", "all_stopped", "switched_off"] as const) {
    const rental = await openReloadable();
    await switchOn(rental);
    await goToWeeksBefore(rental, 1);
    await openDueReloads();
    if (stop === "stopped") await stopReloads(rental.vendor, { accountId: rental.accountId, reason });
    if (stop === "all_stopped") await stopAllReloads(rental.vendor, reason);
    if (stop === "switched_off") await switchReloadingOff(rental.customer, rental.accountId);
    await runReloads();
    const told = (await reloadsOf(rental)).map(({ state, stopReason }) => [state, stopReason]);
    expect(told).toEqual([["stopped", stop]]);
    if (stop === "all_stopped") await stopAllReloads(rental.vendor, null);
    if (stop === "stopped") await stopReloads(rental.vendor, { accountId: rental.accountId, reason: null });
    await runReloads();
    expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual(
      stop === "switched_off" ? ["stopped"] : ["stopped", "mailed"],
    );
  }
});

test("what is due is found by its index", async () => {
  const [plan] = await db.$queryRaw<{ indexdef: string }[]>`
    SELECT indexdef FROM pg_indexes WHERE indexname = 'accounts_reload_due'`;
  expect(plan?.indexdef).toContain("WHERE (reload_before_seconds IS NOT NULL)");
  const rental = await openReloadable();
  const before = () => db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect((await before()).reloadBeforeSeconds).toBeNull();
  await switchOn(rental, { weeks: 4 });
  expect((await before()).reloadBeforeSeconds).toBe(4n * 604_800n);
  await switchReloadingOff(rental.partner, rental.accountId);
  expect((await before()).reloadBeforeSeconds).toBeNull();
});
