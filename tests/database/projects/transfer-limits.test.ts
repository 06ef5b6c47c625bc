import { expect, test } from "vitest";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { listAllTransfers } from "@/lib/features/key-transfers/data";
import { acceptTransfer, declineTransfer, withdrawTransfer } from "@/lib/features/key-transfers/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { createProject } from "@/lib/features/projects/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { createPerson } from "@/tests/support/people";
import { balanceOf, divide, loadProjectWith, PBX, projectOf } from "@/tests/support/project-keys";

const code = (of: string) => expect.objectContaining({ code: of });
const seeing = (scope: Scope, projectId: string): Scope =>
  mintScope({ ...scope, limitedTo: new Set([projectId]) });

/** A partner with an own activation of seven pieces, and another partner. */
async function prepare() {
  const [cast, { partner: other }] = [await createCast(), await createCast()];
  const projectId = await loadProjectWith(cast, { [PBX]: 10 });
  const [key] = await divide(cast.partner, { projectId, article: PBX, amounts: "7" });
  const { id: keyId } = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  const offer = (recipient = other.organizationName, scope = cast.partner) =>
    offerTransfer(scope, { projectId, keyId, recipient });
  return { ...cast, other, projectId, keyId, key: key!, offer };
}

test("who sees one project neither sees nor withdraws what was handed over from another", async () => {
  const { partner, projectId, offer } = await prepare();
  const beside = await createProject(partner, { name: "Beside" });
  const { id } = await offer();
  const besideIt = seeing(partner, beside.id);
  expect(await listAllTransfers(besideIt)).toEqual([]);
  await expect(withdrawTransfer(besideIt, id)).rejects.toEqual(code("transfer_not_found"));
  expect(await withdrawTransfer(seeing(partner, projectId), id)).toMatchObject({ state: "withdrawn" });
});

test("a key is accepted into a project of one's own only, and stays open for it", async () => {
  const { partner, other, projectId, offer } = await prepare();
  const { id: transferId } = await offer();
  const elsewhere = acceptTransfer(other, { transferId, projectId });
  await expect(elsewhere).rejects.toEqual(code("project_not_found"));
  expect(await balanceOf(partner, projectId)).toEqual({ [PBX]: "10 − 0 − 7 = 3" });
  await acceptTransfer(other, { transferId, projectId: await projectOf(other) });
});

test("a key that was used or cancelled is handed to nobody", async () => {
  const [used, cancelled] = [await prepare(), await prepare()];
  await addKeys(used.customer, { projectId: await projectOf(used.customer), activationKeys: [used.key] });
  await expect(used.offer()).rejects.toEqual(code("activation_key_used"));
  const { partner, projectId, keyId } = cancelled;
  await cancelOwnActivation(partner, { projectId, id: keyId });
  await expect(cancelled.offer()).rejects.toEqual(code("activation_key_cancelled"));
  for (const { other } of [used, cancelled])
    expect(await db.mail.count({ where: { organizationId: other.organizationId } })).toBe(0);
});

test("of two organizations of one name neither is meant", async () => {
  const { other, keyId, offer } = await prepare();
  await db.organization.create({ data: { kind: "partner", name: other.organizationName } });
  await expect(offer()).rejects.toEqual(code("recipient_unknown"));
  expect(await db.keyTransfer.count({ where: { activationKeyId: keyId } })).toBe(0);
});

test("who was removed is told of nothing, and nobody is named by their address any more", async () => {
  const { other, offer } = await prepare();
  const gone = await createPerson({ organizationId: other.organizationId });
  await db.user.update({ where: { id: gone.id }, data: { removedAt: new Date() } });
  await expect(offer(gone.email)).rejects.toEqual(code("recipient_unknown"));
  await offer();
  const mails = await db.mail.findMany({ where: { organizationId: other.organizationId } });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: other.userId } });
  expect(mails.flatMap(({ recipients }) => recipients)).toEqual([email]);
});

test("offering, declining and withdrawing need the permission licenses", async () => {
  const { partner, other, offer } = await prepare();
  const [viewer, reader] = [partner, other].map((scope) =>
    limited(scope, { permissions: ["view", "rental"] }),
  );
  await expect(offer(undefined, viewer)).rejects.toEqual(code("permission_missing"));
  const { id } = await offer();
  expect(() => withdrawTransfer(viewer!, id)).toThrow(code("permission_missing"));
  expect(() => declineTransfer(reader!, id)).toThrow(code("permission_missing"));
  expect(await db.keyTransfer.findUnique({ where: { id } })).toMatchObject({ state: "offered" });
});
