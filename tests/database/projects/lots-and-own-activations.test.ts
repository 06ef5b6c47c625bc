import { expect, test } from "vitest";
import { findPastedKeys } from "@/lib/domain/licenses/pasted-keys";
import { listAddedLots } from "@/lib/features/added-keys/data";
import { addKeys, checkKeys } from "@/lib/features/added-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { getOwnActivation } from "@/lib/features/own-activations/data";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { balanceOf, divide, issueKeyOf, loadProjectWith, PBX, projectOf } from "@/tests/support/project-keys";
import { openRental } from "@/tests/support/rental";

const code = (of: string) => expect.objectContaining({ code: of });

test("what a key brought is told with what of it is in own activations, no longer in those used or cancelled", async () => {
  const cast = await createCast();
  const { partner, customer } = cast;
  const projectId = await loadProjectWith(cast, { [PBX]: 100 });
  const [used] = await divide(partner, { projectId, article: PBX, amounts: "30 + 20 + 10" });
  await addKeys(customer, { projectId: await projectOf(customer), activationKeys: [used!] });
  const tens = { projectId, state: "unused", items: { some: { quantity: 10 } } };
  const { id } = await db.activationKey.findFirstOrThrow({ where: tens });
  await cancelOwnActivation(partner, { projectId, id });
  const { lots } = await listAddedLots(partner, { projectId, page: 1, pageSize: 50 });
  expect(lots).toMatchObject([{ loaded: 100n, used: 30n, inOwnActivations: 20n, left: 50n }]);
  expect(await balanceOf(partner, projectId)).toEqual({ [PBX]: "100 − 30 − 20 = 50" });
});

test("of a key that another partner's account was charged with only the partner is told", async () => {
  const [cast, stranger] = [await createCast(), await openRental()];
  const projectId = await loadProjectWith(cast, "100");
  const [key] = await divide(cast.partner, { projectId, amounts: "60" });
  await chargeAccount(stranger.partner, { accountId: stranger.accountId, activationKey: key! });
  const { id } = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  const { usedFor } = await getOwnActivation(cast.partner, { projectId, id });
  expect(usedFor).toEqual({ kind: "elsewhere", name: stranger.partner.organizationName, id: null });
});

test("checking keys needs the permission licenses and a project of one's own, as adding them does", async () => {
  const [cast, stranger] = [await createCast(), await createCast()];
  const keys = findPastedKeys((await issueKeyOf(cast, "5")).canonical);
  const projectId = await projectOf(cast.partner);
  const elsewhere = checkKeys(stranger.partner, { projectId, keys });
  await expect(elsewhere).rejects.toEqual(code("project_not_found"));
  const viewer = limited(cast.partner, { permissions: ["view", "rental"] });
  await expect(checkKeys(viewer, { projectId, keys })).rejects.toEqual(code("permission_missing"));
});

test("cancelling an own activation needs the permission licenses", async () => {
  const cast = await createCast();
  const projectId = await loadProjectWith(cast, { [PBX]: 3 });
  await divide(cast.partner, { projectId, article: PBX, amounts: "3" });
  const { id } = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  const viewer = limited(cast.partner, { permissions: ["view", "rental"] });
  expect(() => cancelOwnActivation(viewer, { projectId, id })).toThrow(code("permission_missing"));
  expect(await balanceOf(cast.partner, projectId)).toEqual({ [PBX]: "3 − 0 − 3 = 0" });
});
