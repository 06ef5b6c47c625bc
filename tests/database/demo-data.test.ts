import { expect, test } from "vitest";
import { balanceAt, stateAt } from "@/lib/domain/accounts/balance";
import { SECONDS_PER_DAY } from "@/lib/domain/instant";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { listAccounts } from "@/lib/features/accounts/data";
import { accountListSchema } from "@/lib/features/accounts/schema";
import { chargeAccount, checkCharge } from "@/lib/features/charges/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { verifyPassword } from "@/lib/platform/auth/password-hash";
import { rightsOf } from "@/lib/platform/auth/visitor";
import { db } from "@/lib/platform/db/client";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";
import { seedDemo } from "@/prisma/seed";
import { PORTFOLIOS } from "@/prisma/seed/stories/all";
import { timesOf } from "@/prisma/seed/timetable";
import { freezeClock } from "@/tests/support/clock";
import { faultsOfLedger } from "@/tests/support/ledger";

const now = await freezeClock();
const [first, second] = await Promise.all([seedDemo(), seedDemo()]);
const lines = (first ?? second)?.lines ?? [];
const keys = lines.flatMap((line) => line.match(/ACT-1(-[0-9a-f]{4}){6}/g) ?? []);

test("two starts at once seed once, and a third finds the work done", async () => {
  expect([first, second].filter((seeded) => seeded === null)).toHaveLength(1);
  expect(await seedDemo()).toBeNull();
  expect(await db.organization.count({ where: { kind: "vendor" } })).toBe(1);
  expect(await db.organization.count({ where: { kind: "partner" } })).toBe(2);
});

test("the start tells who can sign in, and with that password they can", async () => {
  for (const name of ["vendor", "partner", "customer"]) {
    expect(lines.join("\n")).toContain(`${name}@demo.example`);
    const user = await db.user.findUniqueOrThrow({ where: { email: `${name}@demo.example` } });
    expect(await verifyPassword("demo-portal-1", user.passwordHash)).toBe(true);
    expect(await verifyPassword("demo-portal-2", user.passwordHash)).toBe(false);
    expect((await scopeOf(name)).organizationKind).toBe(name);
  }
  expect(lines.join("\n")).toContain("demo-portal-1");
  expect(await db.user.count({ where: { passwordHash: { not: null } } })).toBe(3);
});

test("the main partner sees accounts in all three states, on premises and in the cloud", async () => {
  const scope = await scopeOf("partner");
  const { accounts } = await listAccounts(scope, accountListSchema.parse({}));
  const states = accounts.map(({ facts }) => stateAt(facts, now));
  expect(accounts.length).toBeGreaterThanOrEqual(12);
  expect([...new Set(states)].toSorted()).toEqual(["idle", "running", "stopped"]);
  const scenarios = await db.pbx.groupBy({ by: ["scenario"] });
  expect(scenarios.map(({ scenario }) => scenario).toSorted()).toEqual(["cloud", "on_premises"]);
  expect(accounts.every(({ facts }) => balanceAt(facts, now) >= 0n)).toBe(true);
});

test("the customer sees one account, running for two months more", async () => {
  const { accounts } = await listAccounts(await scopeOf("customer"), accountListSchema.parse({}));
  expect(accounts.map(({ name }) => name)).toEqual(["bergmann-logistik.example"]);
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: accounts[0]?.id ?? "" } });
  const days = ((exhaustsAt ?? 0n) - now) / SECONDS_PER_DAY;
  expect(days).toBeGreaterThan(50n);
  expect(days).toBeLessThan(80n);
});

test("every ledger is continuous and every configuration burns what its lines say", async () => {
  for (const { id } of await db.account.findMany({ select: { id: true } })) {
    expect(await faultsOfLedger(id)).toEqual([]);
  }
  const wrong = await db.$queryRaw`
    SELECT c.account_id, c.version FROM account_configurations c
    LEFT JOIN configuration_lines l USING (account_id, version)
    LEFT JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    LEFT JOIN prices p ON p.price_list_id = c.price_list_id AND p.article_number = l.article_number
      AND p.scenario = x.scenario
    GROUP BY c.account_id, c.version, c.rate_per_second
    HAVING c.rate_per_second <> coalesce(sum(l.quantity * p.monthly_cents), 0)
      OR coalesce(bool_or(l.monthly_cents <> p.monthly_cents), false)`;
  expect(wrong).toEqual([]);
});

test("what was issued is in unused keys, left in projects, in accounts, or consumed", async () => {
  const [law] = await db.$queryRaw<Record<"issued" | "unused" | "left" | "held" | "consumed", string>[]>`
    SELECT (SELECT sum(amount_ticks) FROM activation_keys WHERE project_id IS NULL)::text AS issued,
      (SELECT sum(amount_ticks) FROM activation_keys WHERE state = 'unused')::text AS unused,
      (SELECT sum(left_amount) FROM project_lots WHERE article_number IS NULL)::text AS left,
      (SELECT sum(balance_ticks) FROM accounts)::text AS held,
      (SELECT -sum(amount_ticks) FROM account_entries WHERE kind = 'rental')::text AS consumed`;
  const { issued, unused, left, held, consumed } = law!;
  expect(BigInt(unused) + BigInt(left) + BigInt(held) + BigInt(consumed)).toBe(BigInt(issued));
  expect(BigInt(consumed)).toBeGreaterThan(0n);
});

test("the history covers about ninety days and none of the future", async () => {
  const { _min, _max } = await db.accountEntry.aggregate({ _min: { at: true }, _max: { at: true } });
  const days = (now - (_min.at ?? now)) / SECONDS_PER_DAY;
  expect(days).toBeGreaterThanOrEqual(85n);
  expect(days).toBeLessThanOrEqual(95n);
  expect(_max.at).toBeLessThanOrEqual(now);
  const events = await db.accountEntry.groupBy({ by: ["event"] });
  const happened = events.map(({ event }) => event);
  for (const event of ["started", "changed", "stopped", "resumed", "ended"])
    expect(happened).toContain(event);
});

test("some accounts are on older prices, and some were repriced by a charge", async () => {
  const used = await db.account.groupBy({ by: ["priceListId"], where: { rented: true } });
  expect(used.length).toBeGreaterThan(1);
  const [repriced] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM account_entries c JOIN account_entries n
      ON n.account_id = c.account_id AND n.sequence = c.sequence + 1 AND n.at = c.at
    WHERE c.kind = 'charge' AND n.kind = 'change' AND n.rate_after > c.rate_after`;
  expect(repriced?.count).toBeGreaterThan(0n);
});

test("a start on any day of the week gives the same story, in order and on working days", () => {
  for (let day = 0n; day < 7n; day += 1n) {
    const start = (now + day * SECONDS_PER_DAY) as typeof now;
    for (const { account, opened, steps } of PORTFOLIOS.flatMap(({ stories }) => stories)) {
      const dated = [{ on: opened }, ...steps];
      const times = timesOf(account, dated, start);
      expect(times).toEqual(timesOf(account, dated, start));
      expect(times.every((time, index) => time < start && time > (times[index - 1] ?? 0n))).toBe(true);
      // January 1, 1970 was a Thursday: 0 is Monday.
      expect(times.every((time) => (time / SECONDS_PER_DAY + 3n) % 7n < 5n)).toBe(true);
    }
  }
});

test("the keys to try charge an account, and the one with pieces says that it holds no credit", async () => {
  const scope = await scopeOf("partner");
  const { accounts } = await listAccounts(scope, accountListSchema.parse({ search: "tischlerei" }));
  const accountId = accounts[0]?.id ?? "";
  expect(keys).toHaveLength(4);
  const [ten = "", hundred = "", thousand = "", pieces = ""] = keys;
  for (const [text, isc] of [
    [hundred, "100.00"],
    [thousand, "1000.00"],
  ] as const) {
    const { charge } = await checkCharge(scope, { accountId, activationKey: parseActivationKey(text) });
    expect(charge).toMatchObject({ chargedIsc: isc, state: "running" });
  }
  const charge = { accountId, activationKey: parseActivationKey(ten) };
  expect(await chargeAccount(scope, charge)).toMatchObject({ chargedIsc: "10.00", state: "running" });
  expect(await faultsOfLedger(accountId)).toEqual([]);
  const useless = chargeAccount(scope, { accountId, activationKey: parseActivationKey(pieces) });
  await expect(useless).rejects.toMatchObject({ code: "activation_key_holds_no_credits" });
});

async function scopeOf(name: string): Promise<Scope> {
  const user = await db.user.findUniqueOrThrow({
    where: { email: `${name}@demo.example` },
    include: { memberships: { include: { organization: true } } },
  });
  const [{ organization, permissions, limited }] = user.memberships as [(typeof user.memberships)[number]];
  return mintScope({
    userId: user.id,
    personName: user.name,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind as OrganizationKind,
    ...rightsOf({ permissions, limited, project_ids: [] }),
    access: "write",
    via: "session",
  });
}
