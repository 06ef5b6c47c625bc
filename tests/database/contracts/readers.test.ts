import { expect, test } from "vitest";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { approveContract, endContract } from "@/lib/features/contract-decisions/mutations";
import { submitOffer } from "@/lib/features/contracts/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { db } from "@/lib/platform/db/client";
import { newNumber } from "@/tests/support/agreed-contracts";
import { createCast } from "@/tests/support/cast";
import { accepting, drafted, offered } from "@/tests/support/contracts";
import { createPerson } from "@/tests/support/people";

const memberOf = async (organizationId: string, permission: Permission) =>
  (await createPerson({ organizationId, permissions: ["view", permission] })).email;

/** Everybody who got a mail of a kind about an organization's contracts, once for each mail. */
const toldOf = async (organizationId: string, kind: string) =>
  (await db.mail.findMany({ where: { organizationId, kind } })).flatMap(({ recipients }) => recipients);

const removed = async (organizationId: string) => {
  const { id, email } = await createPerson({ organizationId });
  await db.user.update({ where: { id }, data: { removedAt: new Date() } });
  return email;
};

const limitedMember = async (organizationId: string) => {
  const { id, email } = await createPerson({ organizationId });
  await db.membership.updateMany({ where: { userId: id }, data: { limited: true } });
  return email;
};

test("an offer is told to vendor staff for contracts, and copied to nobody but who submits it", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const { organizationId } = partner;
  const deciding = await memberOf(vendor.organizationId, "contracts");
  const [shipping, gone] = [
    await memberOf(vendor.organizationId, "licenses"),
    await removed(vendor.organizationId),
  ];
  await memberOf(organizationId, "contracts");
  await offered(partner);
  const told = await toldOf(organizationId, "contract-offered");
  expect(told).toContain(deciding);
  expect([told.includes(shipping), told.includes(gone)]).toEqual([false, false]);
  const submitter = await db.user.findUniqueOrThrow({ where: { id: partner.userId } });
  expect(await toldOf(organizationId, "contract-copy")).toEqual([submitter.email]);
});

test("a decision and an end are told to who submitted and to all who look after contracts there, once each", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const { organizationId } = partner;
  const contractId = await offered(partner);
  const where = { userId_organizationId: { userId: partner.userId, organizationId } };
  await db.membership.update({ where, data: { permissions: ["view"] } });
  const submitter = await db.user.findUniqueOrThrow({ where: { id: partner.userId } });
  const colleague = await memberOf(organizationId, "contracts");
  await memberOf(organizationId, "rental");
  await removed(organizationId);
  await limitedMember(organizationId);
  const readers = [colleague, submitter.email].toSorted();
  await approveContract(vendor, { contractId, number: newNumber() });
  expect((await toldOf(organizationId, "contract-decided")).toSorted()).toEqual(readers);
  await endContract(vendor, { contractId, reason: "Over." });
  expect((await toldOf(organizationId, "contract-ended")).toSorted()).toEqual(readers);
});

test("vendor staff who act for an organization submit nothing in its name, and whoever sees one project neither", async () => {
  const { partner } = await createCast({ withContracts: false });
  const contractId = await drafted(partner);
  const submission = { contractId, ...accepting("software_rental") };
  const acting = mintScope({ ...partner, actingId: partner.userId });
  expect(() => submitOffer(acting, submission)).toThrow(
    expect.objectContaining({ code: "acting_not_allowed" }),
  );
  const limited = mintScope({ ...partner, limitedTo: new Set([contractId]) });
  expect(() => submitOffer(limited, submission)).toThrow(
    expect.objectContaining({ code: "limited_to_projects" }),
  );
  expect(await db.contract.findUnique({ where: { id: contractId } })).toMatchObject({ state: "draft" });
});
