import { expect, test } from "vitest";
import { formatActivationKey } from "@/lib/domain/licenses/activation-key";
import { findPastedKeys } from "@/lib/domain/licenses/pasted-keys";
import { listAddedLots } from "@/lib/features/added-keys/data";
import { addKeys, checkKeys } from "@/lib/features/added-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { answersOf, issueKeyOf, OPERATOR, PBX, projectOf, refusedCodes } from "@/tests/support/project-keys";
import { openRental } from "@/tests/support/rental";

const FIRST_PAGE = { page: 1, pageSize: 50 };
const unknownKey = (byte: number) => formatActivationKey(new Uint8Array(10).fill(byte));

test("a key brings each thing it holds to the project, and is used up", async () => {
  const cast = await createCast();
  const projectId = await projectOf(cast.partner);
  const keys = [await issueKeyOf(cast, { [PBX]: 100, [OPERATOR]: 2 }), await issueKeyOf(cast, "1000")];
  await addKeys(cast.partner, { projectId, activationKeys: keys });
  const { lots, total } = await listAddedLots(cast.partner, { projectId, ...FIRST_PAGE });
  expect(total).toBe(3);
  const shown = lots.map(({ articleNumber, loaded, used, inOwnActivations, left, origin }) => ({
    articleNumber,
    balance: [loaded, used, inOwnActivations, left],
    origin,
  }));
  expect(shown).toEqual(
    expect.arrayContaining([
      { articleNumber: PBX, balance: [100n, 0n, 0n, 100n], origin: "vendor" },
      { articleNumber: OPERATOR, balance: [2n, 0n, 0n, 2n], origin: "vendor" },
      { articleNumber: null, balance: [262_800_000_000n, 0n, 0n, 262_800_000_000n], origin: "vendor" },
    ]),
  );
  const movements = await db.movement.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  expect(movements).toHaveLength(3);
  for (const movement of movements)
    expect(movement).toMatchObject({
      fromPlace: "key",
      toPlace: "project",
      kind: "add",
      actorId: cast.partner.userId,
    });
});

test("checking tells of each line what it holds or what is wrong with it, and changes nothing", async () => {
  const rental = await openRental();
  const projectId = await projectOf(rental.partner);
  const [good, used, cancelled] = [
    await issueKeyOf(rental, { [PBX]: 5 }),
    await issueKeyOf(rental, "10"),
    await issueKeyOf(rental, "20"),
  ];
  await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey: used });
  await db.activationKey.updateMany({
    where: { lastGroup: cancelled.lastGroup, state: "unused", amountTicks: 5_256_000_000n },
    data: { state: "cancelled", cancelledAt: 1n },
  });
  const lines = [
    good.canonical,
    used.canonical,
    cancelled.canonical,
    unknownKey(9),
    good.canonical.slice(0, -1),
  ];
  const checked = await checkKeys(rental.partner, { projectId, keys: findPastedKeys(lines.join("\n")) });
  expect(checked).toMatchObject([
    { outcome: "addable", content: { items: [{ article: PBX, name: "PBX-Port14", quantity: 5 }] } },
    { outcome: "used", usedAt: expect.stringMatching(/Z$/) },
    { outcome: "cancelled" },
    { outcome: "unknown" },
    { outcome: "malformed", details: { reason: "length" } },
  ]);
  expect(await db.projectLot.count({ where: { projectId } })).toBe(0);
});

test("one key that cannot be added stops all of them, and each refusal has its own code", async () => {
  const cast = await createCast();
  const projectId = await projectOf(cast.partner);
  const [good, used] = [await issueKeyOf(cast, { [PBX]: 5 }), await issueKeyOf(cast, "10")];
  await addKeys(cast.partner, { projectId, activationKeys: [used] });
  const [unknown] = findPastedKeys(unknownKey(8));
  for (const [bad, code] of [
    [used, "activation_key_used"],
    [unknown!.key!, "activation_key_unknown"],
  ] as const)
    await expect(addKeys(cast.partner, { projectId, activationKeys: [good, bad] })).rejects.toMatchObject({
      code,
    });
  expect(await db.projectLot.count({ where: { projectId } })).toBe(1);
  await addKeys(cast.partner, { projectId, activationKeys: [good, good] });
  expect(await db.projectLot.count({ where: { projectId } })).toBe(2);
});

test("whoever guesses keys is stopped, and a mistyped key is no guess", async () => {
  const { partner } = await createCast();
  const projectId = await projectOf(partner);
  const mistyped = findPastedKeys(Array.from({ length: 50 }, (_, at) => `ACT-1-${at}`).join("\n"));
  expect(await checkKeys(partner, { projectId, keys: mistyped })).toHaveLength(50);
  const guesses = findPastedKeys(Array.from({ length: 30 }, (_, at) => unknownKey(100 + at)).join("\n"));
  await expect(checkKeys(partner, { projectId, keys: guesses })).rejects.toMatchObject({
    code: "rate_limited",
  });
  const [first] = guesses;
  const add = addKeys(partner, { projectId, activationKeys: [first!.key!] });
  await expect(add).rejects.toMatchObject({ code: "rate_limited" });
});

test("ten who add one key at once, to projects of two organizations: one has it", async () => {
  const cast = await createCast();
  const key = await issueKeyOf(cast, { [PBX]: 7 });
  const projects = [await projectOf(cast.partner), await projectOf(cast.customer)] as const;
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      at % 2 === 0
        ? addKeys(cast.partner, { projectId: projects[0], activationKeys: [key] })
        : addKeys(cast.customer, { projectId: projects[1], activationKeys: [key] }),
    ),
  );
  expect(answersOf(results)).toHaveLength(1);
  expect(refusedCodes(results)).toEqual(Array.from({ length: 9 }, () => "activation_key_used"));
  expect(await db.projectLot.count({ where: { projectId: { in: [...projects] } } })).toBe(1);
});

test("a key that is added and charged at once counts in one place", async () => {
  const rental = await openRental();
  const projectId = await projectOf(rental.partner);
  for (let round = 0; round < 5; round += 1) {
    const activationKey = await issueKeyOf(rental, "3");
    const results = await Promise.allSettled([
      addKeys(rental.partner, { projectId, activationKeys: [activationKey] }),
      chargeAccount(rental.partner, { accountId: rental.accountId, activationKey }),
    ]);
    expect(refusedCodes(results)).toEqual(["activation_key_used"]);
  }
});

test("a double click adds once and answers the same twice", async () => {
  const cast = await createCast();
  const projectId = await projectOf(cast.partner);
  const activationKeys = [await issueKeyOf(cast, { [PBX]: 7 })];
  const clicks = [1, 2].map(() => addKeys(cast.partner, { projectId, activationKeys }, "one click"));
  const [one, other] = await Promise.all(clicks);
  expect(one).toEqual(other);
  expect(await db.projectLot.count({ where: { projectId } })).toBe(1);
});

test("adding needs the permission licenses, and a project of one's own", async () => {
  const [cast, stranger] = [await createCast(), await createCast()];
  const projectId = await projectOf(cast.partner);
  const activationKeys = [await issueKeyOf(cast, { [PBX]: 7 })];
  const viewer = limited(cast.partner, { permissions: ["view", "rental"] });
  expect(() => addKeys(viewer, { projectId, activationKeys })).toThrow(/permission_missing/);
  const add = addKeys(stranger.partner, { projectId, activationKeys });
  await expect(add).rejects.toMatchObject({ code: "project_not_found" });
  const list = listAddedLots(stranger.partner, { projectId, ...FIRST_PAGE });
  await expect(list).rejects.toMatchObject({ code: "project_not_found" });
});
