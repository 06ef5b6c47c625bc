import { beforeAll, expect, test } from "vitest";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { instant } from "@/lib/domain/instant";
import { setBillingAddress, setIscPrice, setSeller } from "@/lib/features/billing/mutations";
import { getSeller, listIscPrices } from "@/lib/features/billing/data";
import { listInvoices, requireInvoice, requireInvoiceFile } from "@/lib/features/invoices/data";
import { cancelInvoice } from "@/lib/features/invoices/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { listReloads, requireReload } from "@/lib/features/reloads/data";
import {
  stopAllReloads,
  stopReloads,
  switchReloadingOff,
  tryReloadAgain,
} from "@/lib/features/reloads/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { BUYER, openReloadable, papersOf, reloadsOf, SELLER, switchOn } from "@/tests/support/reloads";
import type { Rental } from "@/tests/support/rental";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

let rental: Rental;
let invoiceId: string;
let reloadId: string;

beforeAll(async () => {
  await freezeClock();
  rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  invoiceId = (await papersOf(rental))[0]!.id;
  reloadId = (await reloadsOf(rental))[0]!.id;
});

/** Everything of a person but one right. */
const without = (scope: Scope, right: "rental" | "contracts"): Scope =>
  limited(scope, { permissions: [...scope.permissions].filter((permission) => permission !== right) });

/** What a write is refused with, whether it throws or rejects. */
const refusalOf = async (write: () => unknown): Promise<string> => {
  try {
    await write();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "allowed";
};

const LIST = { search: "", page: 1 };

test("the vendor's switches and attempts are the vendor's, and of those who may rent there", async () => {
  const { accountId } = rental;
  const writes = [
    (scope: Scope) => stopReloads(scope, { accountId, reason: "A test." }),
    (scope: Scope) => stopAllReloads(scope, "A test."),
    (scope: Scope) => tryReloadAgain(scope, reloadId),
  ];
  for (const write of writes) {
    for (const other of [rental.partner, rental.customer])
      expect(await refusalOf(() => write(other))).toBe("organization_kind_wrong");
    expect(await refusalOf(() => write(without(rental.vendor, "rental")))).toBe("permission_missing");
  }
  expect(await db.reloadSwitch.findFirst()).toMatchObject({ stoppedAt: null });
});

test("the service is switched off by whoever may rent on either side, and not by the vendor", async () => {
  const off = (scope: Scope) => refusalOf(() => switchReloadingOff(scope, rental.accountId));
  expect(await off(rental.vendor)).toBe("organization_kind_wrong");
  for (const side of [rental.partner, rental.customer])
    expect(await off(without(side, "rental"))).toBe("permission_missing");
  expect(await off((await createCast()).partner)).toBe("account_not_found");
});

test("a vendor's stop outlasts whatever the partner sets", async () => {
  const { accountId } = rental;
  await stopReloads(rental.vendor, { accountId, reason: "A test." });
  await switchOn(rental, { weeks: 4 });
  expect(await db.reloadSetting.findUnique({ where: { accountId } })).toMatchObject({
    enabled: true,
    stoppedAt: expect.any(BigInt),
    stopReason: "A test.",
  });
  await stopReloads(rental.vendor, { accountId, reason: null });
});

test("who is invoiced is set by the partner, who invoices and at which price by the vendor, with contracts", async () => {
  const price = { price: parseEuro("1.20"), validFrom: instant((await portalTime()) + 1_000_000_000n) };
  const writes = [
    { may: rental.partner, write: (scope: Scope) => setBillingAddress(scope, BUYER) },
    { may: rental.vendor, write: (scope: Scope) => setSeller(scope, SELLER) },
    { may: rental.vendor, write: (scope: Scope) => setIscPrice(scope, price) },
    {
      may: rental.vendor,
      write: (scope: Scope) => cancelInvoice(scope, { invoiceId, reason: "A test." }),
    },
  ];
  for (const { may, write } of writes) {
    for (const other of [rental.vendor, rental.partner, rental.customer].filter((scope) => scope !== may))
      expect(await refusalOf(() => write(other))).toBe("organization_kind_wrong");
    expect(await refusalOf(() => write(without(may, "contracts")))).toBe("permission_missing");
  }
  for (const read of [getSeller, listIscPrices])
    expect(await refusalOf(() => read(rental.partner))).toBe("organization_kind_wrong");
});

test("papers and their files are seen by the partner and the vendor, not by other partners, customers or limited people", async () => {
  const stranger = await createCast();
  const inOneProject = mintScope({ ...rental.partner, limitedTo: new Set([crypto.randomUUID()]) });
  for (const scope of [stranger.partner, stranger.customer, rental.customer, inOneProject]) {
    expect((await listInvoices(scope, LIST)).total).toBe(0);
    expect(await refusalOf(() => requireInvoice(scope, invoiceId))).toBe("invoice_not_found");
    for (const format of ["pdf", "xml"] as const)
      expect(await refusalOf(() => requireInvoiceFile(scope, invoiceId, format))).toBe("invoice_not_found");
  }
  for (const scope of [rental.partner, rental.vendor]) {
    expect((await listInvoices(scope, LIST)).invoices.map(({ id }) => id)).toContain(invoiceId);
    expect((await requireInvoiceFile(scope, invoiceId, "pdf")).bytes.subarray(0, 5).toString()).toBe("%PDF-");
  }
});

test("reloads are seen by their account's own people; what they cost and what failed is not the customer's", async () => {
  await db.$executeRaw`ALTER TABLE reloads DISABLE TRIGGER reloads_guarded`;
  await db.reload.update({ where: { id: reloadId }, data: { lastError: "A test." } });
  await db.$executeRaw`ALTER TABLE reloads ENABLE TRIGGER reloads_guarded`;
  const stranger = await createCast();
  const inOneProject = mintScope({ ...rental.partner, limitedTo: new Set([crypto.randomUUID()]) });
  for (const scope of [stranger.partner, stranger.customer, inOneProject]) {
    expect((await listReloads(scope, { page: 1 })).total).toBe(0);
    expect(await refusalOf(() => requireReload(scope, reloadId))).toBe("reload_not_found");
  }
  expect(await requireReload(rental.customer, reloadId)).toMatchObject({ lastError: null, invoice: null });
  expect(await requireReload(rental.partner, reloadId)).toMatchObject({
    lastError: "A test.",
    invoice: { id: invoiceId },
  });
});
