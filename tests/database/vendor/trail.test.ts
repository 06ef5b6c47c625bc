import { expect, test } from "vitest";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { setBillingAddress, setIscPrice, setSeller } from "@/lib/features/billing/mutations";
import { approveContract, rejectContract } from "@/lib/features/contract-decisions/mutations";
import { includeLicenses } from "@/lib/features/included-licenses/mutations";
import { cancelInvoice } from "@/lib/features/invoices/mutations";
import { removePbx } from "@/lib/features/pbxs/mutations";
import {
  approvePromotion,
  endPromotion,
  rejectPromotion,
  requestPromotion,
} from "@/lib/features/promotions/mutations";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { stopAllReloads, stopReloads, switchReloadingOff } from "@/lib/features/reloads/mutations";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import { setRetention } from "@/lib/features/retention/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { db } from "@/lib/platform/db/client";
import { newNumber } from "@/tests/support/agreed-contracts";
import { createCast } from "@/tests/support/cast";
import { portalTime } from "@/tests/support/clock";
import { offered } from "@/tests/support/contracts";
import { projectOf } from "@/tests/support/licenses";
import { BUYER, openReloadable, papersOf, SELLER, switchOn } from "@/tests/support/reloads";
import { newSerial, openRental } from "@/tests/support/rental";
import { GATEWAY, openDeviceRental, PHONE } from "@/tests/support/rental-devices";
import { entriesBy, trailOf } from "@/tests/support/trail";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

const promotionOf = async () =>
  (await db.partnerPromotion.findFirstOrThrow({ where: { state: "requested" } })).id;

test("decisions about contracts and promotions are told of the organization they are about", async () => {
  const rental = await openRental();
  const { vendor, partner, customer, accountId } = rental;
  const [good, bad] = [await offered(customer), await offered(customer, "hardware_rental")];
  const decided = await trailOf(async () => {
    await approveContract(vendor, { contractId: good, number: newNumber() });
    await rejectContract(vendor, { contractId: bad, reason: "No." });
  });
  const { organizationId, organizationName } = customer;
  expect(decided).toEqual(
    entriesBy({ ...vendor, organizationId }, [
      ["contract.approved", `Software Rental: ${organizationName}`],
      ["contract.rejected", `Hardware Rental: ${organizationName}`],
    ]),
  );
  const systemName = "Headquarters";
  const request = () => requestPromotion(partner, { accountId, systemName, note: "" });
  const asked = await trailOf(request);
  expect(asked).toEqual(entriesBy(partner, [["promotion.requested", systemName]]));
  const answered = await trailOf(async () => {
    await rejectPromotion(vendor, { promotionId: await promotionOf(), reason: "No." });
    const { id: promotionId } = await request();
    await approvePromotion(vendor, { promotionId, endsAt: instant((await portalTime()) + 86_400n) });
    await endPromotion(vendor, { promotionId, reason: "Over." });
  });
  expect(answered.filter(({ action }) => action !== "promotion.requested")).toEqual(
    entriesBy({ ...vendor, organizationId: partner.organizationId }, [
      ["promotion.rejected", systemName],
      ["promotion.approved", systemName],
      ["promotion.ended", systemName],
    ]),
  );
});

test("who invoices, who is invoiced, what an iSC costs and what was taken back is told", async () => {
  const rental = await openReloadable();
  const { vendor, partner } = rental;
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  const [invoice] = await papersOf(rental);
  const number = invoice?.number ?? "";
  const told = await trailOf(async () => {
    await setBillingAddress(partner, BUYER);
    await setSeller(vendor, SELLER);
    await setIscPrice(vendor, { price: parseEuro("1.30") });
    await cancelInvoice(vendor, { invoiceId: invoice?.id ?? "", reason: "Wrong." });
  });
  expect(told).toEqual([
    ...entriesBy(partner, [["billing.address", BUYER.companyName]]),
    ...entriesBy(vendor, [
      ["billing.seller", SELLER.companyName],
      ["billing.price", "1.30"],
    ]),
    ...entriesBy({ ...vendor, organizationId: partner.organizationId }, [["invoice.cancelled", number]]),
  ]);
});

test("each stop of the reloading service is told, of one account and of all", async () => {
  const rental = await openReloadable();
  const { vendor, partner, accountId } = rental;
  await switchOn(rental);
  const { name } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const told = await trailOf(async () => {
    await stopReloads(vendor, { accountId, reason: "Stop." });
    await stopReloads(vendor, { accountId, reason: null });
    await switchReloadingOff(rental.customer, accountId);
    await stopAllReloads(vendor, "Stop.");
    await stopAllReloads(vendor, null);
  });
  expect(told).toEqual([
    ...entriesBy({ ...vendor, organizationId: partner.organizationId }, [
      ["reloading.stopped", name],
      ["reloading.resumed", name],
    ]),
    ...entriesBy(rental.customer, [["reloading.off", name]]),
    ...entriesBy(vendor, [
      ["reloading.all_stopped", ""],
      ["reloading.all_resumed", ""],
    ]),
  ]);
});

test("devices that are ordered, let in, tested, removed, and what comes with them is told", async () => {
  const rental = await openDeviceRental("0");
  const { vendor, partner, accountId, serial } = rental;
  const { name } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const tested = newSerial();
  let order = "";
  const told = await trailOf(async () => {
    const items = [{ article: PHONE, quantity: 1 }];
    ({ id: order } = await orderDevices(partner, { items, deliveryAddress: "Kaistraße 1", note: "" }));
    await makeProvisioningCode(partner, { accountId, purpose: "rollout", devices: 2 });
    const device = { serial: parseSerial(tested), version: "14", slave: true } as const;
    await createTestLicense(partner, { projectId: await projectOf(partner), ...device });
    await removePbx(partner, { accountId, serial });
    await includeLicenses(vendor, { number: GATEWAY, licenses: [] });
  });
  expect(told).toEqual([
    ...entriesBy(partner, [
      ["rental_order.placed", order],
      ["provisioning_code.made", name],
      ["test_license.created", tested],
      ["pbx.removed", serial],
    ]),
    ...entriesBy(vendor, [["article.licenses_included", GATEWAY]]),
  ]);
});

test("how long credit is kept is told with what it was before", async () => {
  const { vendor } = await createCast();
  expect(await trailOf(() => setRetention(vendor, { months: 36 }))).toEqual(
    entriesBy(vendor, [["retention.changed", "36"]]),
  );
  const { details } = await db.auditEntry.findFirstOrThrow({ where: { action: "retention.changed" } });
  expect(details).toEqual({ before: 24, months: 36 });
});
