import { expect, test, vi } from "vitest";
import { createApiToken } from "@/lib/features/api-tokens/mutations";
import { listMembers, requireLookedAfter } from "@/lib/features/members/data";
import { changeMember, leaveOrganization, removeMember } from "@/lib/features/members/mutations";
import { renameOrganization } from "@/lib/features/organizations/mutations";
import { scopeFromBearer } from "@/lib/platform/access/bearer";
import type { Scope } from "@/lib/platform/access/scope";
import { currentScope } from "@/lib/platform/access/session-gate";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser } from "@/tests/support/browser";
import { createCast, limited } from "@/tests/support/cast";
import { createPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "granted",
    (error: { code: string }) => error.code,
  );
const whole = { limited: false, projectIds: [] };
const scopeIn = (partner: Scope, userId: string): Scope => ({ ...partner, userId, via: "session" }) as Scope;

test("a removed member's session and tokens end with the next request, and stay ended when they come back", async () => {
  const { partner } = await createCast();
  const { organizationId } = partner;
  const person = await createPerson({ organizationId });
  const browser = newBrowser();
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  const token = await createApiToken(scopeIn(partner, person.id), { name: "script", access: "read" });
  expect(await inBrowser(browser, currentScope)).toMatchObject({ organizationId });
  await removeMember(partner, person.id);
  expect(await inBrowser(browser, currentScope)).toBeNull();
  expect(await codeOf(scopeFromBearer(`Bearer ${token}`))).toBe("token_revoked");
  await db.membership.create({ data: { userId: person.id, organizationId, permissions: ["view"] } });
  expect(await codeOf(scopeFromBearer(`Bearer ${token}`))).toBe("token_revoked");
  expect(await codeOf(removeMember(partner, person.id))).toBe("granted");
  expect(await codeOf(removeMember(partner, person.id))).toBe("not_found");
});

test("rights change with the next request, and a limit leaves only its projects", async () => {
  const { partner } = await createCast();
  const { organizationId } = partner;
  const person = await createPerson({ organizationId });
  const project = await db.project.findFirstOrThrow({ where: { organizationId } });
  const browser = newBrowser();
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  await changeMember(partner, {
    userId: person.id,
    permissions: ["view"],
    limited: true,
    projectIds: [project.id],
  });
  const scope = await inBrowser(browser, currentScope);
  expect([...(scope?.limitedTo ?? [])]).toEqual([project.id]);
  const members = await listMembers(partner, await requireLookedAfter(partner));
  expect(members.find(({ userId }) => userId === person.id)).toMatchObject({
    permissions: ["view"],
    limited: true,
    projectIds: [project.id],
  });
  await changeMember(partner, { userId: person.id, permissions: ["view", "rental"], ...whole });
  expect((await inBrowser(browser, currentScope))?.limitedTo).toBeUndefined();
});

test("the last one who looks after the members neither goes nor loses the right", async () => {
  const { partner } = await createCast();
  const { organizationId, userId } = partner;
  await createPerson({ organizationId, permissions: ["view", "rental"] });
  expect(await codeOf(leaveOrganization(scopeIn(partner, userId)))).toBe("last_manager");
  expect(await codeOf(removeMember(partner, userId))).toBe("last_manager");
  const less = { userId, permissions: ["view" as const], ...whole };
  expect(await codeOf(changeMember(partner, less))).toBe("last_manager");
  expect(await codeOf(changeMember(partner, { ...less, permissions: ["view", "members"] }))).toBe("granted");
});

test("of the last two who go at once one stays, however they go", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { partner } = await createCast();
    const other = await createPerson({ organizationId: partner.organizationId });
    const codes = await Promise.all([
      codeOf(leaveOrganization(scopeIn(partner, partner.userId))),
      codeOf(
        round % 2 === 0
          ? leaveOrganization(scopeIn(partner, other.id))
          : changeMember(partner, { userId: other.id, permissions: ["view"], ...whole }),
      ),
    ]);
    expect(codes.toSorted()).toEqual(["granted", "last_manager"]);
  }
});

test("only those with the permission change anybody, in their own organization alone", async () => {
  const [mine, other] = [await createCast(), await createCast()];
  const { userId } = mine.partner;
  const weak = limited(mine.partner, { permissions: ["view", "rental"] });
  expect(await codeOf(removeMember(weak, userId))).toBe("permission_missing");
  expect(await codeOf(removeMember(other.partner, userId))).toBe("not_found");
  expect(await codeOf(requireLookedAfter(other.partner, mine.customer.organizationId))).toBe("not_found");
  expect(await codeOf(requireLookedAfter(mine.partner, mine.customer.organizationId))).toBe("granted");
  expect(await codeOf(removeMember(mine.partner, mine.customer.userId))).toBe("not_found");
  expect(await codeOf(leaveOrganization(mine.partner))).toBe("session_required");
});

test("an organization is renamed by those who look after it; a customer's name stays its partner's only one", async () => {
  const { partner, customer } = await createCast();
  const sibling = await db.organization.create({
    data: { kind: "customer", name: "Taken AG", partnerId: partner.organizationId },
  });
  expect(await codeOf(renameOrganization(customer, { name: sibling.name }))).toBe("name_taken");
  await renameOrganization(customer, { name: "Free AG" });
  const { name } = await db.organization.findUniqueOrThrow({ where: { id: customer.organizationId } });
  expect(name).toBe("Free AG");
  const entries = await db.auditEntry.findMany({ where: { actorId: customer.userId } });
  expect(entries).toMatchObject([{ action: "organization.renamed", subject: "Free AG" }]);
  const weak = limited(customer, { permissions: ["view"] });
  expect(await codeOf(renameOrganization(weak, { name: "Mine" }))).toBe("permission_missing");
});
