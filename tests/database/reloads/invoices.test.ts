import { beforeAll, expect, test } from "vitest";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { instant } from "@/lib/domain/instant";
import { setBillingAddress, setIscPrice, setSeller } from "@/lib/features/billing/mutations";
import { cancelInvoice } from "@/lib/features/invoices/mutations";
import { listInvoices, requireInvoice } from "@/lib/features/invoices/data";
import { openDueReloads, runReloads, stepOn } from "@/lib/features/reload-runs/mutations";
import { setReloading, switchReloadingOff } from "@/lib/features/reloads/mutations";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { createCast, limited } from "@/tests/support/cast";
import { freezeClock } from "@/tests/support/clock";
import { BUYER, openReloadable, papersOf, reloadsOf, SELLER, switchOn } from "@/tests/support/reloads";
import { openRental, type Rental } from "@/tests/support/rental";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

async function invoiced(): Promise<Rental> {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  return rental;
}

test("what was invoiced is neither changed nor removed, and numbers have no gap", async () => {
  const rental = await invoiced();
  const [invoice] = await papersOf(rental);
  const where = { id: invoice!.id };
  await expect(db.invoice.update({ where, data: { reason: "Changed." } })).rejects.toThrow(/constraint/);
  await expect(db.invoice.delete({ where })).rejects.toThrow(/constraint/);
  await expect(db.$executeRaw`TRUNCATE invoices CASCADE`).rejects.toThrow(/appended/);
  const { id: _id, paper, ...copy } = invoice!;
  const later = { ...copy, paper: paper as object, kind: "credit_note", originalId: invoice!.id };
  await expect(db.invoice.create({ data: { ...later, number: "CN-1", sequence: 9_999 } })).rejects.toThrow(
    /before this one/,
  );
});

test("a failed step takes no number", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await openDueReloads();
  const { id } = (await reloadsOf(rental))[0]!;
  await stepOn(id);
  const address = { ...BUYER, country: "AT", vatId: "" };
  await setBillingAddress(rental.partner, address);
  const before = await db.invoiceCounter.findMany();
  expect(await stepOn(id)).toBe("failed");
  expect((await reloadsOf(rental))[0]).toMatchObject({ state: "charged", lastError: "vat_id_missing" });
  expect(await db.invoiceCounter.findMany()).toEqual(before);
});

test("of many who take an invoice back at once one does; the credit stays, and the invoice as it was", async () => {
  const rental = await invoiced();
  const [invoice] = await papersOf(rental);
  const { balanceTicks } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  const input = { invoiceId: invoice!.id, reason: "Wrong account." };
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => cancelInvoice(rental.vendor, input)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "invoice_cancelled" });
  const note = (await papersOf(rental)).find(({ kind }) => kind === "credit_note");
  expect(note).toMatchObject({
    originalId: invoice!.id,
    grossCents: invoice!.grossCents,
    reason: input.reason,
  });
  expect(Buffer.from(note!.xml).toString()).toContain(invoice!.number);
  expect((await db.account.findUniqueOrThrow({ where: { id: rental.accountId } })).balanceTicks).toBe(
    balanceTicks,
  );
  const mails = await db.mail.findMany({ where: { accountId: rental.accountId, kind: "credit-note" } });
  expect(mails).toHaveLength(1);
  expect((await requireInvoice(rental.partner, invoice!.id)).creditNote?.number).toBe(note!.number);
  expect(() => cancelInvoice(rental.partner, input)).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
});

test("a new price and a new address touch later invoices only; others see none", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await openDueReloads();
  const { id } = (await reloadsOf(rental))[0]!;
  await stepOn(id);
  const validFrom = instant((await portalNow(db)) + 60n);
  await setIscPrice(rental.vendor, { price: parseEuro("9.99"), validFrom });
  await setSeller(rental.vendor, { ...SELLER, vatRate: 700 });
  await runReloads();
  await setSeller(rental.vendor, SELLER);
  const back = { price: parseEuro("1.20"), validFrom: instant(validFrom + 1n) };
  await setIscPrice(rental.vendor, back);
  const [invoice] = await papersOf(rental);
  expect([invoice?.netCents, invoice?.vatCents]).toEqual([12_000n, 840n]);
  const stranger = await createCast();
  const list = { search: "", page: 1 };
  expect((await listInvoices(stranger.partner, list)).total).toBe(0);
  expect((await listInvoices(rental.customer, list)).total).toBe(0);
  await expect(requireInvoice(stranger.partner, invoice!.id)).rejects.toMatchObject({
    code: "invoice_not_found",
  });
});

test("the service is switched on by the partner alone, and only when nothing is missing", async () => {
  const rental = await openRental();
  const missing = switchOn(rental);
  await expect(missing).rejects.toMatchObject({ code: "reload_not_possible" });
  await expect(missing).rejects.toThrow(/contract, charge_missing, billing_missing/);
  const ready = await openReloadable();
  expect(() => switchOn({ ...ready, partner: ready.customer })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  const reading = limited(ready.partner, { permissions: ["view"] });
  expect(() => switchOn({ ...ready, partner: reading })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
  const stranger = await createCast();
  await expect(switchOn({ ...ready, partner: stranger.partner })).rejects.toMatchObject({
    code: "account_not_found",
  });
  await switchOn(ready);
  await expect(switchReloadingOff(stranger.customer, ready.accountId)).rejects.toMatchObject({
    code: "account_not_found",
  });
  const audited = await db.auditEntry.findMany({ where: { action: "reloading.set" } });
  expect(audited.length).toBeGreaterThan(0);
  const terms = {
    accountId: ready.accountId,
    enabled: true,
    thresholdWeeks: 2,
    amountIsc: 0n,
    monthlyCapIsc: 0n,
  };
  await expect(setReloading(ready.partner, terms as never)).rejects.toThrow(/constraint/);
});
