import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { invite, resendInvitation, withdrawInvitation } from "@/lib/features/invitations/mutations";
import { changeMember, leaveOrganization, removeMember } from "@/lib/features/members/mutations";
import { createOrganization } from "@/lib/features/organizations/mutations";
import { getFactorToConfirm } from "@/lib/features/second-factors/data";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from "@/lib/features/second-factors/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { createCast, selfOf } from "@/tests/support/cast";
import { createPerson, PASSWORD } from "@/tests/support/people";
import { entriesBy, trailOf } from "@/tests/support/trail";

const VIEWING = { permissions: ["view" as const], limited: false, projectIds: [], locale: "en" as const };

test("the trail tells who was invited, and what became of it", async () => {
  const { partner } = await createCast();
  const email = "gast@trail.example";
  const told = await trailOf(async () => {
    const { id } = await invite(partner, { email, ...VIEWING });
    await resendInvitation(partner, id);
    await withdrawInvitation(partner, id);
  });
  expect(told).toEqual(
    entriesBy(partner, [
      ["member.invited", email],
      ["invitation.resent", email],
      ["invitation.withdrawn", email],
    ]),
  );
});

test("a customer's invitation by its partner is told of the customer", async () => {
  const { partner, customer } = await createCast();
  const { organizationId } = customer;
  const email = "gast@customer.example";
  expect(await trailOf(() => invite(partner, { organizationId, email, ...VIEWING }))).toEqual(
    entriesBy({ ...partner, organizationId }, [["member.invited", email]]),
  );
});

test("the trail tells whose rights were changed, who was removed and who left", async () => {
  const { partner } = await createCast();
  const { organizationId } = partner;
  const [one, other] = [await createPerson({ organizationId }), await createPerson({ organizationId })];
  const rights = { permissions: ["view" as const], limited: false, projectIds: [] };
  const told = await trailOf(async () => {
    await changeMember(partner, { userId: one.id, ...rights });
    await removeMember(partner, one.id);
  });
  expect(told).toEqual(
    entriesBy(partner, [
      ["member.changed", one.email],
      ["member.removed", one.email],
    ]),
  );
  const leaving = mintScope({ ...partner, userId: other.id, via: "session" });
  expect(await trailOf(() => leaveOrganization(leaving))).toEqual(
    entriesBy(leaving, [["member.left", other.email]]),
  );
});

test("a new organization is told with whoever created it", async () => {
  const self = selfOf(await createPerson());
  const { id, told } = await createdBy(self);
  expect(told).toEqual(entriesBy({ ...self, organizationId: id }, [["organization.created", "Trail AG"]]));
});

async function createdBy(self: ReturnType<typeof selfOf>) {
  let id = "";
  const told = await trailOf(async () => {
    id = await createOrganization(self, { name: "Trail AG" });
  });
  return { id, told };
}

test("a second factor is told with its person, when it is switched on and off and when codes are made anew", async () => {
  const person = await createPerson();
  const self = selfOf(person);
  const told = await trailOf(async () => {
    await beginSecondFactor(self, PASSWORD);
    const secret = (await getFactorToConfirm(self))?.secret ?? "";
    const [first = "", second = ""] = await confirmSecondFactor(self, generateSync({ secret }));
    const [fresh = ""] = await renewRecoveryCodes(self, first);
    expect(second).not.toBe(fresh);
    await endSecondFactor(self, { currentPassword: PASSWORD, code: fresh });
  });
  expect(told).toEqual(
    entriesBy(self, [
      ["second_factor.on", person.email],
      ["second_factor.codes", person.email],
      ["second_factor.off", person.email],
    ]),
  );
});
