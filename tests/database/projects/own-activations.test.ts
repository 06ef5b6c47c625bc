import { expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseDivision } from "@/lib/domain/licenses/own-activation";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { getLicenseBalance } from "@/lib/features/license-balances/data";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { listOwnActivations } from "@/lib/features/own-activations/data";
import { createOwnActivations } from "@/lib/features/own-activations/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { createCast, limited } from "@/tests/support/cast";
import {
  answersOf,
  balanceOf,
  divide,
  loadProjectWith,
  OPERATOR,
  PBX,
  projectOf,
  refusedCodes,
} from "@/tests/support/project-keys";
import { openRental } from "@/tests/support/rental";

const FIRST_PAGE = { page: 1, pageSize: 50 };
const listed = async (scope: Scope, projectId: string) =>
  (await listOwnActivations(scope, { projectId, ...FIRST_PAGE })).ownActivations;

test("1000 iSC are divided in one go, and what stands in own activations is no longer left", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, "1000");
  const keys = await divide(cast.partner, { projectId, amounts: "300 + 300 + 400" });
  expect(new Set(keys.map(({ canonical }) => canonical)).size).toBe(3);
  expect(await balanceOf(cast.partner, projectId)).toEqual({ iSC: "1000.00 − 0.00 − 1000.00 = 0.00" });
});

test("an own activation is charged or added like any key, and is used then", async () => {
  const rental = await openRental();
  const projectId = await loadProjectWith(rental, "1000", { [PBX]: 100 });
  const [charged] = await divide(rental.partner, { projectId, amounts: "300 + 700" });
  const [added] = await divide(rental.partner, { projectId, article: PBX, amounts: "37" });
  await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey: charged! });
  const theirs = await projectOf(rental.customer);
  await addKeys(rental.customer, { projectId: theirs, activationKeys: [added!] });
  expect(await balanceOf(rental.partner, projectId)).toEqual({
    iSC: "1000.00 − 300.00 − 700.00 = 0.00",
    [PBX]: "100 − 37 − 0 = 63",
  });
  expect(await balanceOf(rental.customer, theirs)).toEqual({ [PBX]: "37 − 0 − 0 = 37" });
  const own = await listed(rental.partner, projectId);
  expect(own.filter(({ state }) => state === "used").map(({ usedFor }) => usedFor)).toEqual(
    expect.arrayContaining([
      { kind: "account", id: rental.accountId, name: expect.any(String) },
      { kind: "elsewhere", id: null, name: rental.customer.organizationName },
    ]),
  );
});

test("of an account that is another partner's, the partner alone is told", async () => {
  const [mine, other] = [await createCast(), await openRental()];
  const projectId = await loadProjectWith(mine, "10");
  const [key] = await divide(mine.partner, { projectId, amounts: "4" });
  await chargeAccount(other.partner, { accountId: other.accountId, activationKey: key! });
  const name = other.partner.organizationName;
  expect(await listed(mine.partner, projectId)).toMatchObject([
    { state: "used", usedFor: { kind: "elsewhere", id: null, name } },
  ]);
});

test("more than is left is refused whole, and says how much is left", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, "10", "5.50");
  const create = divide(cast.partner, { projectId, amounts: "10 + 5.51" });
  await expect(create).rejects.toMatchObject({
    code: "not_enough_left",
    details: { article: "iSC", left: "5.50" },
  });
  expect(await balanceOf(cast.partner, projectId)).toEqual({ iSC: "15.50 − 0.00 − 0.00 = 15.50" });
});

test("a key can hold pieces of several articles", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, { [PBX]: 10, [OPERATOR]: 2 });
  const contents = [
    [
      { articleNumber: PBX, amount: 4n },
      { articleNumber: OPERATOR, amount: 1n },
    ],
  ];
  await createOwnActivations(cast.partner, { projectId, contents, note: "" });
  const [own] = await listed(cast.partner, projectId);
  expect(own?.content.items).toMatchObject([
    { article: PBX, quantity: 4 },
    { article: OPERATOR, quantity: 1 },
  ]);
});

test("a cancelled own activation gives back what it held, and can no longer be used", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, { [PBX]: 3 }, { [PBX]: 4 });
  const [key] = await divide(cast.partner, { projectId, article: PBX, amounts: "5" });
  const [own] = await listed(cast.partner, projectId);
  const before = await balanceOf(cast.partner, projectId);
  expect(before).toEqual({ [PBX]: "7 − 0 − 5 = 2" });
  await cancelOwnActivation(cast.partner, { projectId, id: own!.id });
  expect(await balanceOf(cast.partner, projectId)).toEqual({ [PBX]: "7 − 0 − 0 = 7" });
  const add = addKeys(cast.partner, { projectId, activationKeys: [key!] });
  await expect(add).rejects.toMatchObject({ code: "activation_key_cancelled" });
  const again = cancelOwnActivation(cast.partner, { projectId, id: own!.id });
  await expect(again).rejects.toMatchObject({ code: "activation_key_cancelled" });
});

test("an own activation of an own activation is cancelled step by step", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, "100");
  const theirs = await projectOf(cast.customer);
  await addKeys(cast.customer, {
    projectId: theirs,
    activationKeys: await divide(cast.partner, { projectId, amounts: "60" }),
  });
  await divide(cast.customer, { projectId: theirs, amounts: "25" });
  const [own] = await listed(cast.customer, theirs);
  await cancelOwnActivation(cast.customer, { projectId: theirs, id: own!.id });
  const [used] = await listed(cast.partner, projectId);
  const cancel = cancelOwnActivation(cast.partner, { projectId, id: used!.id });
  await expect(cancel).rejects.toMatchObject({ code: "activation_key_used" });
  expect(await balanceOf(cast.customer, theirs)).toEqual({ iSC: "60.00 − 0.00 − 0.00 = 60.00" });
});

test("ten want the last piece: one has it", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, { [PBX]: 3 });
  await divide(cast.partner, { projectId, article: PBX, amounts: "2" });
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => divide(cast.partner, { projectId, article: PBX, amounts: "1" })),
  );
  expect(answersOf(results)).toHaveLength(1);
  expect(refusedCodes(results)).toEqual(Array.from({ length: 9 }, () => "not_enough_left"));
  expect(await balanceOf(cast.partner, projectId)).toEqual({ [PBX]: "3 − 0 − 3 = 0" });
});

test("cancelled and added at once: the content is in one place", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, { [PBX]: 50 });
  const theirs = await projectOf(cast.customer);
  for (let round = 0; round < 8; round += 1) {
    const activationKeys = await divide(cast.partner, { projectId, article: PBX, amounts: "1" });
    const [own] = await listed(cast.partner, projectId);
    const results = await Promise.allSettled([
      cancelOwnActivation(cast.partner, { projectId, id: own!.id }),
      addKeys(cast.customer, { projectId: theirs, activationKeys }),
    ]);
    expect(refusedCodes(results)).toHaveLength(1);
  }
  const [ours] = await getLicenseBalance(cast.partner, projectId);
  const [added] = await getLicenseBalance(cast.customer, theirs);
  expect(ours!.left + (added?.loaded ?? 0n)).toBe(50n);
});

test("a double click creates once and shows the same keys twice", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, "1000");
  const wanted = {
    projectId,
    note: "",
    contents: parseDivision("300+300", null).map((portion) => [portion]),
  };
  const clicks = [1, 2].map(() => createOwnActivations(cast.partner, wanted, "one click"));
  const [one, other] = await Promise.all(clicks);
  expect(one).toEqual(other);
  expect(parseActivationKey(one![0]!.activationKey).lastGroup).toBe(one![0]!.lastGroup);
  expect(await balanceOf(cast.partner, projectId)).toEqual({ iSC: "1000.00 − 0.00 − 600.00 = 400.00" });
});

test("others neither see nor cancel it, and dividing needs the permission licenses", async () => {
  const [cast, stranger] = [await createCast(), await createCast()];
  const projectId = await loadProjectWith(cast, "10");
  await divide(cast.partner, { projectId, amounts: "10" });
  const [own] = await listed(cast.partner, projectId);
  const theirs = await projectOf(stranger.partner);
  for (const [place, code] of [
    [projectId, "project_not_found"],
    [theirs, "own_activation_not_found"],
  ] as const) {
    const cancel = cancelOwnActivation(stranger.partner, { projectId: place, id: own!.id });
    await expect(cancel).rejects.toMatchObject({ code });
  }
  const viewer = limited(cast.partner, { permissions: ["view"] });
  expect(() => createOwnActivations(viewer, { projectId, contents: [], note: "" })).toThrow(
    /permission_missing/,
  );
});
