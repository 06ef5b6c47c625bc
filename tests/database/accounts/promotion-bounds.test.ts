import { beforeEach, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { requireAccount } from "@/lib/features/accounts/data";
import { addPbx, removePbx } from "@/lib/features/pbxs/mutations";
import { listPromotions, requirePromotion } from "@/lib/features/promotions/data";
import { approvePromotion, rejectPromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { createPerson } from "@/tests/support/people";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";
import { activate, openDeviceRental, shippedDevices } from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

const NAME = "Headquarters";
const DAY = 86_400n;

const request = ({ partner, accountId }: Rental, systemName = NAME) =>
  requestPromotion(partner, { accountId, systemName, note: "" });

async function promoted(rental: Rental, systemName = NAME) {
  const { id: promotionId } = await request(rental, systemName);
  const endsAt = instant((await portalTime()) + DAY);
  await approvePromotion(rental.vendor, { promotionId, endsAt });
  return { promotionId, endsAt };
}

const emailOf = async (organizationId: string, permission: Permission) =>
  (await createPerson({ organizationId, permissions: ["view", permission] })).email;

const rateOf = async ({ partner, accountId }: Rental) =>
  (await requireAccount(partner, accountId)).facts.rate;

test("a rental device is no system: it costs its price, whatever it is called", async () => {
  const rental = await openDeviceRental();
  const { partner, accountId } = rental;
  const [phone = ""] = await shippedDevices(rental);
  const { code } = await makeProvisioningCode(partner, { accountId, purpose: "device" });
  await provisionDevice(parseSerial(phone), { code, name: "Reception" });
  await activate(rental, [phone]);
  await promoted(rental, "Reception");
  expect(await rateOf(rental)).toBe(200n);
  expect(await db.pbx.count({ where: { accountId, freeUntil: { not: null } } })).toBe(0);
});

test("what is over makes nothing free any more, and a new one does not put off its end", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const { partner, accountId, serial } = rental;
  await removePbx(partner, { accountId, serial });
  const { promotionId, endsAt } = await promoted(rental);
  await advanceClock(DAY);
  await addPbx(partner, { accountId, serial, name: NAME, scenario: "on_premises" });
  expect(await db.pbx.count({ where: { accountId, freeUntil: { not: null } } })).toBe(0);
  await rent(rental, { [PORT]: 1 });
  expect(await rateOf(rental)).toBe(60n);
  await advanceClock(100n);
  await promoted(rental, "Another");
  expect(await requirePromotion(partner, promotionId)).toMatchObject({ state: "ended", endsAt });
  expect(await rateOf(rental)).toBe(60n);
});

test("one that would be over already is not approved, and a decision is made once", async () => {
  const rental = await openRental();
  const { id: promotionId } = await request(rental);
  const now = await portalTime();
  for (const endsAt of [instant(now - 1n), now])
    await expect(approvePromotion(rental.vendor, { promotionId, endsAt })).rejects.toMatchObject({
      code: "promotion_end_in_past",
    });
  await approvePromotion(rental.vendor, { promotionId, endsAt: instant(now + 1n) });
  await expect(rejectPromotion(rental.vendor, { promotionId, reason: "Too late." })).rejects.toMatchObject({
    code: "promotion_state_wrong",
    details: { state: "approved" },
  });
});

test("asked for by partners who may rent, for accounts of their own, and seen by nobody else", async () => {
  const rental = await openRental();
  const stranger = await createCast();
  await expect(request({ ...rental, partner: stranger.partner })).rejects.toMatchObject({
    code: "account_not_found",
  });
  expect(() => request({ ...rental, partner: rental.customer })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  const reader = limited(rental.partner, { permissions: ["view", "contracts"] });
  expect(() => request({ ...rental, partner: reader })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
  const { id } = await request(rental);
  expect(await listPromotions(stranger.partner)).toEqual([]);
  await expect(requirePromotion(stranger.partner, id)).rejects.toMatchObject({ code: "promotion_not_found" });
  expect(() => approvePromotion(reader, { promotionId: id, endsAt: instant(9n) })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  const without = limited(rental.vendor, { permissions: ["view", "licenses", "rental"] });
  expect(() => rejectPromotion(without, { promotionId: id, reason: "No." })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
});

test("a request is told to vendor staff for contracts, a decision to the partner's people for rental", async () => {
  const rental = await openRental();
  const { organizationId } = rental.partner;
  const vendorId = rental.vendor.organizationId;
  const deciding = await emailOf(vendorId, "contracts");
  const renting = await emailOf(organizationId, "rental");
  const others = [await emailOf(vendorId, "rental"), await emailOf(organizationId, "contracts")];
  const gone = await createPerson({ organizationId });
  await db.user.update({ where: { id: gone.id }, data: { removedAt: new Date() } });
  const [asking] = await db.user.findMany({ where: { id: rental.partner.userId } });
  await promoted(rental);
  const mails = await db.mail.findMany({ where: { organizationId, kind: "promotion" } });
  const told = (news: string) =>
    mails.filter(({ subject }) => subject.startsWith(news)).flatMap(({ recipients }) => recipients);
  expect(told("Promotion requested")).toContain(deciding);
  expect(told("Promotion requested")).not.toContain(renting);
  expect(told("Promotion approved").toSorted()).toEqual([renting, asking?.email].toSorted());
  for (const other of [...others, gone.email])
    expect(mails.flatMap((mail) => mail.recipients)).not.toContain(other);
});
