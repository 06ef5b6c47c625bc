import { expect, test, vi } from "vitest";
import { z } from "zod";
import { Refusal } from "@/lib/domain/refusal";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { startActing as start, stopActing as stop } from "@/lib/features/acting/mutations";
import { createApiToken } from "@/lib/features/api-tokens/mutations";
import { createCustomer } from "@/lib/features/customers/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { currentScope } from "@/lib/platform/access/session-gate";
import { answerForm } from "@/lib/platform/action";
import { closeSession, openSession } from "@/lib/platform/auth/session-cookie";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser } from "@/tests/support/browser";
import { createCast, limited } from "@/tests/support/cast";
import { createPartner, createPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

const REASON = "They called: the key cannot be added.";

async function staff(permissions?: readonly Permission[]) {
  const { vendor, partner, customer } = await createCast();
  const person = await createPerson({
    organizationId: vendor.organizationId,
    ...(permissions && { permissions }),
  });
  const browser = newBrowser();
  browser.headers.set("x-portal-path", "/accounts/new");
  await inBrowser(browser, () => openSession({ userId: person.id, sessionEpoch: 0 }));
  const scope = async (): Promise<Scope> => {
    const found = await inBrowser(browser, currentScope);
    if (!found) throw new Error("the session has ended");
    return found;
  };
  return { vendor, partner, customer, person, browser, scope };
}
const to = (organizationId: string) => ({ organizationId, reason: REASON });
const trail = ({ userId }: Pick<Scope, "userId">) =>
  db.auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: "asc" } });

test("whoever acts works in the other's place with their own permissions, and is named by their own id", async () => {
  const { person, partner, scope } = await staff(["view", "rental", "members"]);
  const id = await start(await scope(), { organizationId: partner.organizationId, reason: REASON });
  const acting = await scope();
  expect(acting).toMatchObject({
    userId: person.id,
    organizationId: partner.organizationId,
    organizationKind: "partner",
    actingId: id,
  });
  expect([...acting.permissions]).toEqual(["view", "rental", "members"]);
  await stop(acting);
  const home = await scope();
  expect(home).toMatchObject({ organizationKind: "vendor" });
  expect(home.actingId).toBeUndefined();
  await stop(home);
  expect(
    (await trail(acting)).map(({ action, organizationId, actingId }) => [action, organizationId, actingId]),
  ).toEqual([
    ["acting.started", partner.organizationId, id],
    ["acting.stopped", partner.organizationId, id],
  ]);
});

test("it ends after an hour, with the permission, with signing out, and with another beginning", async () => {
  const { person, partner, customer, browser, scope } = await staff();
  const begin = async (organizationId: string) => start(await scope(), { organizationId, reason: REASON });
  await begin(partner.organizationId);
  await db.$executeRaw`UPDATE acting_sessions SET started_at = started_at - interval '60 minutes'`;
  expect((await scope()).actingId).toBeUndefined();
  await begin(customer.organizationId);
  expect((await scope()).organizationId).toBe(customer.organizationId);
  await db.membership.updateMany({ where: { userId: person.id }, data: { permissions: ["view"] } });
  expect(await scope()).toMatchObject({ organizationKind: "vendor", actingId: undefined });
  await db.membership.updateMany({
    where: { userId: person.id },
    data: { permissions: ["view", "members"] },
  });
  expect((await scope()).actingId).toBeDefined();
  await inBrowser(browser, closeSession);
  expect(await db.actingSession.count({ where: { userId: person.id, endedAt: null } })).toBe(0);
});

test("one place at a time, also when two tabs begin at once", async () => {
  const { person, partner, customer, scope } = await staff();
  const home = await scope();
  await Promise.all(
    [partner, customer].map(({ organizationId }) => start(home, { organizationId, reason: REASON })),
  );
  expect(await db.actingSession.count({ where: { userId: person.id, endedAt: null } })).toBe(1);
});

test("not for the vendor, nobody unknown, and by nobody without the permission, by token or from outside", async () => {
  const { vendor, partner, scope } = await staff();
  const home = await scope();
  await expect(start(home, to(vendor.organizationId))).rejects.toMatchObject({ code: "not_found" });
  const nobody = "01990b5a-7c00-7000-8000-00000000ffff";
  await expect(start(home, to(nobody))).rejects.toMatchObject({ code: "not_found" });
  const asks: [Scope, string][] = [
    [limited(home, { permissions: ["view", "rental"] }), "permission_missing"],
    [vendor, "session_required"],
    [partner, "organization_kind_wrong"],
  ];
  for (const [scopeOfOther, code] of asks)
    expect(() => start(scopeOfOther, to(partner.organizationId))).toThrow(expect.objectContaining({ code }));
});

const refused = async () => {
  throw new Refusal("not_found");
};
const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test("every form sent while acting leaves a trace before it writes, without secrets; a refusal too", async () => {
  const { partner, browser, scope } = await staff();
  await start(await scope(), { organizationId: partner.organizationId, reason: REASON });
  const acting = await scope();
  const schema = z.object({ name: z.string(), activationKey: z.string() });
  const send = (name: string) =>
    inBrowser(browser, () =>
      answerForm(typed({ name, activationKey: "ACT-1-secret", newPassword: "hidden" }), {
        schema,
        write: (input, given) => createCustomer(given, input),
      }),
    );
  expect((await send("Muster AG")).formError).toBeNull();
  expect((await send("Muster AG")).formError).toMatch(/^There is a “Muster AG” already/);
  const entries = (await trail(acting)).slice(1);
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ["acting.form", "/accounts/new"],
    ["acting.form", "/accounts/new"],
    ["acting.refused", "/accounts/new"],
  ]);
  expect(entries[0]?.details).toEqual({ fields: { name: "Muster AG", activationKey: "…" } });
  expect(entries[2]?.details).toEqual({ code: "name_taken" });
  expect(entries.every(({ actingId }) => actingId === acting.actingId)).toBe(true);
});

test("a form of one's own place leaves none, and no token can be made that would outlast the hour", async () => {
  const { partner, browser, scope } = await staff();
  await inBrowser(browser, () => answerForm(typed({}), { schema: z.object({}), write: refused }));
  expect(await trail(await scope())).toEqual([]);
  await start(await scope(), { organizationId: partner.organizationId, reason: REASON });
  await expect(createApiToken(await scope(), { name: "script", access: "write" })).rejects.toMatchObject({
    code: "acting_not_allowed",
  });
});

test("the trail is never edited", async () => {
  const { scope } = await staff();
  await start(await scope(), { organizationId: await createPartner(), reason: REASON });
  await expect(db.auditEntry.deleteMany({})).rejects.toThrow();
  await expect(db.auditEntry.updateMany({ data: { subject: "nothing" } })).rejects.toThrow();
});
