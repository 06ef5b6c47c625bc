import { expect, test } from "vitest";
import { withRunningBalance } from "@/lib/domain/licenses/balance";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { getLicenseBalance } from "@/lib/features/license-balances/data";
import { listProjectMovements } from "@/lib/features/license-balances/movements/data";
import { type MovementListInput, movementListSchema } from "@/lib/features/license-balances/schema";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { listOwnActivations } from "@/lib/features/own-activations/data";
import { createCast } from "@/tests/support/cast";
import { divide, loadProjectWith, PBX, projectOf } from "@/tests/support/project-keys";

/** A project in which keys were added, set aside, used elsewhere and taken back, and one way to look at it. */
async function livelyProject() {
  const { partner, customer, vendor } = await createCast();
  const projectId = await loadProjectWith({ partner, customer, vendor }, { [PBX]: 100 }, { [PBX]: 20 }, "5");
  const keys = await divide(partner, { projectId, article: PBX, amounts: "10 + 20 + 30" });
  await addKeys(customer, { projectId: await projectOf(customer), activationKeys: [keys[0]!, keys[2]!] });
  const own = await listOwnActivations(partner, { projectId, page: 1, pageSize: 50 });
  const unused = own.ownActivations.find(({ state }) => state === "unused");
  await cancelOwnActivation(partner, { projectId, id: unused!.id });
  const look = (wish: Partial<MovementListInput> = {}) =>
    listProjectMovements(partner, { projectId, ...movementListSchema.parse({ article: PBX, ...wish }) });
  return { partner, projectId, look };
}

test("pages together are the whole, with the running balance of the rule, which ends at what there is", async () => {
  const { partner, projectId, look } = await livelyProject();
  const { movements: all, total } = await look({ pageSize: 200 });
  expect(total).toBe(all.length);
  expect(all.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["added", "created", "own_used", "cancelled"]),
  );
  const oldestFirst = all.toReversed();
  expect(withRunningBalance(oldestFirst).map(({ balance }) => balance)).toEqual(
    oldestFirst.map(({ balance }) => balance),
  );
  const now = (await getLicenseBalance(partner, projectId)).find(
    ({ articleNumber }) => articleNumber === PBX,
  );
  expect(now).toMatchObject(all[0]!.balance);
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(total / 2) }, (_, index) => look({ pageSize: 2, page: index + 1 })),
  );
  expect(pages.flatMap(({ movements }) => movements)).toEqual(all);
  expect(pages.every((page) => page.total === total)).toBe(true);
});

test("a column shows what changed it, with the balance that counts the rest too", async () => {
  const { look } = await livelyProject();
  const { movements: all } = await look({ pageSize: 200 });
  for (const column of ["loaded", "used", "inOwnActivations", "left"] as const) {
    const { movements, total } = await look({ column, pageSize: 200 });
    expect(movements).toEqual(all.filter(({ step }) => step[column] !== 0n));
    expect(total).toBe(movements.length);
  }
});

test("a page behind the last is empty and still tells how many there are", async () => {
  const { look } = await livelyProject();
  const { total } = await look();
  expect(await look({ page: 99 })).toEqual({ movements: [], total });
  expect(await look({ article: "isc", page: 2 })).toEqual({ movements: [], total: 1 });
});
