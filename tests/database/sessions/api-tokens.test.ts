import { describe, expect, test } from "vitest";
import type { Refusal } from "@/lib/domain/refusal";
import { listApiTokens } from "@/lib/features/api-tokens/data";
import { createApiToken, revokeApiToken } from "@/lib/features/api-tokens/mutations";
import { createCustomer } from "@/lib/features/customers/mutations";
import { scopeFromBearer } from "@/lib/platform/access/bearer";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { createPartner, createPerson, type TestPerson } from "@/tests/support/people";

const scopeOf = ({ id, name, organizationId }: TestPerson, facts: Partial<Scope> = {}): Scope =>
  mintScope({
    userId: id,
    personName: name,
    organizationId,
    organizationName: "Partner",
    organizationKind: "partner",
    permissions: new Set(["view"]),
    access: "write",
    via: "session",
    ...facts,
  });

async function withToken(access: "read" | "write" = "write") {
  const person = await createPerson({ permissions: ["view", "rental"] });
  const token = await createApiToken(scopeOf(person), { name: "script", access });
  return { person, token, use: () => scopeFromBearer(`Bearer ${token}`) };
}
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "granted",
    (error: Refusal) => error.code,
  );
/** Another organization that the same person belongs to. */
async function createdElsewhere({ id: userId }: TestPerson): Promise<{ organizationId: string }> {
  const organizationId = await createPartner();
  await db.membership.create({ data: { userId, organizationId, permissions: ["view"] } });
  return { organizationId };
}
const lastUseOf = async ({ id }: TestPerson) =>
  (await db.apiToken.findFirstOrThrow({ where: { userId: id } })).lastUsedAt;

describe("an API token", () => {
  test("carries its person's rights in its organization", async () => {
    const { person, use } = await withToken();
    const scope = await use();
    expect(scope).toMatchObject({
      userId: person.id,
      organizationId: person.organizationId,
      organizationKind: "partner",
      access: "write",
      via: "token",
    });
    expect([...scope.permissions]).toEqual(["view", "rental"]);
  });

  test("is kept as a hash and its last characters alone", async () => {
    const { person, token } = await withToken();
    expect(token).toMatch(/^lp_[\w-]{43}$/);
    const row = await db.apiToken.findFirstOrThrow({ where: { userId: person.id } });
    expect(row.lastCharacters).toBe(token.slice(-4));
    expect(JSON.stringify(row)).not.toContain(token.slice(0, -4));
    expect(row.tokenHash).toHaveLength(32);
  });

  test.each([
    [null, "token_missing"],
    ["", "token_missing"],
    ["Basic dXNlcjpwYXNz", "token_missing"],
    ["Bearer ", "token_missing"],
    ["Bearer lp_short", "token_invalid"],
    [`Bearer lp_${"A".repeat(43)}`, "token_invalid"],
  ])("sent as %j is refused as %s", async (header, code) => {
    expect(await codeOf(scopeFromBearer(header))).toBe(code);
  });

  test("is understood however the scheme is spelled", async () => {
    const { token } = await withToken();
    expect(await codeOf(scopeFromBearer(`bearer   ${token} `))).toBe("granted");
  });

  test("that may only read gets no permission to write", async () => {
    const { use } = await withToken("read");
    const scope = await use();
    expect(() => createCustomer(scope, { name: "Somebody" })).toThrow(
      expect.objectContaining({ code: "token_read_only" }),
    );
    expect(await codeOf(createApiToken(scope, { name: "more", access: "write" }))).toBe("token_read_only");
    expect(await listApiTokens(scope)).toHaveLength(1);
  });
});

describe("an API token ends at once", () => {
  test("when it is revoked", async () => {
    const { person, use } = await withToken();
    const [listed] = await listApiTokens(scopeOf(person));
    await revokeApiToken(scopeOf(person), listed?.id ?? "");
    expect(await codeOf(use())).toBe("token_revoked");
    expect(await listApiTokens(scopeOf(person))).toEqual([]);
    expect(await codeOf(revokeApiToken(scopeOf(person), listed?.id ?? ""))).toBe("not_found");
  });

  test("when its person is removed", async () => {
    const { person, use } = await withToken();
    await db.user.update({ where: { id: person.id }, data: { removedAt: new Date() } });
    expect(await codeOf(use())).toBe("token_revoked");
  });

  test("when its person no longer belongs to the organization", async () => {
    const { person, use } = await withToken();
    await db.membership.deleteMany({ where: { userId: person.id } });
    expect(await codeOf(use())).toBe("token_revoked");
  });

  test("and loses a permission when its person does", async () => {
    const { person, use } = await withToken();
    await db.membership.updateMany({ where: { userId: person.id }, data: { permissions: ["view"] } });
    expect([...(await use()).permissions]).toEqual(["view"]);
  });

  test("but cannot be revoked, or seen, by anybody else", async () => {
    const { person, use } = await withToken();
    const [listed] = await listApiTokens(scopeOf(person));
    const stranger = await createPerson({ organizationId: person.organizationId });
    expect(await codeOf(revokeApiToken(scopeOf(stranger), listed?.id ?? ""))).toBe("not_found");
    expect(await listApiTokens(scopeOf(stranger))).toEqual([]);
    const elsewhere = { ...person, ...(await createdElsewhere(person)) };
    expect(await listApiTokens(scopeOf(elsewhere))).toEqual([]);
    expect(await codeOf(revokeApiToken(scopeOf(elsewhere), listed?.id ?? ""))).toBe("not_found");
    expect(await codeOf(use())).toBe("granted");
  });
});

describe("its last use", () => {
  test("is noted at once, then at most once a minute", async () => {
    const { person, use } = await withToken();
    expect(await lastUseOf(person)).toBeNull();
    await use();
    const first = await lastUseOf(person);
    expect(first).not.toBeNull();
    await use();
    expect(await lastUseOf(person)).toEqual(first);
    await db.$executeRaw`UPDATE api_tokens SET last_used_at = last_used_at - interval '61 seconds'
      WHERE user_id = ${person.id}::uuid`;
    await use();
    expect(await lastUseOf(person)).not.toEqual(first);
  });

  test("is written once by fifty requests at once", async () => {
    const { person, use } = await withToken();
    const versionOf = async () =>
      db.$queryRaw<{ xmin: string }[]>`SELECT xmin::text FROM api_tokens WHERE user_id = ${person.id}::uuid`;
    await use();
    const before = await versionOf();
    await Promise.all(Array.from({ length: 50 }, use));
    expect(await versionOf()).toEqual(before);
  });
});
