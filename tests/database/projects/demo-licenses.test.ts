import { expect, test } from "vitest";
import { readLaw } from "@/lib/features/license-law/data";
import { listTransfers } from "@/lib/features/key-transfers/data";
import { getLicenseBalance } from "@/lib/features/license-balances/data";
import { PERMISSIONS } from "@/lib/domain/organizations/permissions";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { seedDemo } from "@/prisma/seed";
import { freezeClock } from "@/tests/support/clock";
import { projectOf } from "@/tests/support/project-keys";

await freezeClock();
await seedDemo();

const partner = async (): Promise<Scope> => {
  const user = await db.user.findUniqueOrThrow({
    where: { email: "partner@demo.example" },
    include: { memberships: { include: { organization: true } } },
  });
  const { organization } = user.memberships[0]!;
  return mintScope({
    userId: user.id,
    personName: user.name,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: "partner",
    permissions: new Set(PERMISSIONS),
    access: "write",
    via: "session",
  });
};

test("the law holds for everything the demo invents", async () => {
  const { rows, parked } = await readLaw();
  expect(rows.filter(({ holds }) => !holds)).toEqual([]);
  expect(rows.length).toBeGreaterThan(3);
  expect(parked).toEqual([]);
});

test("the demo partner has credit and pieces in a project, some of it divided and handed over", async () => {
  const scope = await partner();
  const projectId = await projectOf(scope);
  const [credit, ...pieces] = await getLicenseBalance(scope, projectId);
  expect(credit).toMatchObject({ articleNumber: null, loaded: 1000n * 262_800_000n });
  expect([credit!.used, credit!.inOwnActivations, credit!.left].every((amount) => amount > 0n)).toBe(true);
  expect(pieces.some(({ used, left }) => used > 0n && left > 0n)).toBe(true);
  const transfers = await listTransfers(scope, projectId);
  expect(transfers.map(({ direction, state }) => `${direction} ${state}`).toSorted()).toEqual([
    "offered accepted",
    "offered offered",
    "received offered",
  ]);
});
