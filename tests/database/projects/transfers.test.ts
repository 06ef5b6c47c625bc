import { expect, test } from "vitest";
import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { listTransfers } from "@/lib/features/key-transfers/data";
import { acceptTransfer, declineTransfer, withdrawTransfer } from "@/lib/features/key-transfers/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { listOwnActivations } from "@/lib/features/own-activations/data";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { type Cast, createCast, limited } from "@/tests/support/cast";
import {
  answersOf,
  balanceOf,
  divide,
  loadProjectWith,
  PBX,
  projectOf,
  refusedCodes,
} from "@/tests/support/project-keys";

/** A partner with one own activation of seven pieces, and another partner who is to have it. */
type Handover = Cast &
  Readonly<{ other: Scope; projectId: string; theirs: string; keyId: string; key: ActivationKey }>;

async function prepare(): Promise<Handover> {
  const [cast, { partner: other }] = [await createCast(), await createCast()];
  const projectId = await loadProjectWith(cast, { [PBX]: 10 });
  const [key] = await divide(cast.partner, { projectId, article: PBX, amounts: "7" });
  const { ownActivations } = await listOwnActivations(cast.partner, { projectId, page: 1, pageSize: 1 });
  return {
    ...cast,
    other,
    projectId,
    theirs: await projectOf(other),
    keyId: ownActivations[0]!.id,
    key: key!,
  };
}

const offer = ({ partner, projectId, keyId, other }: Handover, recipient = other.organizationName) =>
  offerTransfer(partner, { projectId, keyId, recipient });

const statesOf = async (scope: Scope, projectId: string) =>
  (await listTransfers(scope, projectId)).map(({ direction, state }) => `${direction} ${state}`);

test("an offered key is accepted into a project without its text, and both sides see it", async () => {
  const handover = await prepare();
  const { partner, other, projectId, theirs } = handover;
  const { id: transferId } = await offer(handover);
  expect(await statesOf(partner, projectId)).toEqual(["offered offered"]);
  expect(await statesOf(other, theirs)).toEqual(["received offered"]);
  await acceptTransfer(other, { transferId, projectId: theirs });
  expect(await balanceOf(other, theirs)).toEqual({ [PBX]: "7 − 0 − 0 = 7" });
  expect(await balanceOf(partner, projectId)).toEqual({ [PBX]: "10 − 7 − 0 = 3" });
  expect(await statesOf(partner, projectId)).toEqual(["offered accepted"]);
  const again = acceptTransfer(other, { transferId, projectId: theirs });
  await expect(again).rejects.toMatchObject({ code: "transfer_closed" });
});

test("the people there who use licenses are told, each in their language", async () => {
  const handover = await prepare();
  const { other } = handover;
  await db.user.update({ where: { id: other.userId }, data: { locale: "de" } });
  const member = (email: string, membership: { permissions: string[]; limited?: boolean }) =>
    db.user.create({
      data: {
        email,
        name: email,
        memberships: { create: { organizationId: other.organizationId, ...membership } },
      },
    });
  const id = other.organizationId.slice(-6);
  await member(`licenses-${id}@test.example`, { permissions: ["view", "licenses"] });
  await member(`viewer-${id}@test.example`, { permissions: ["view"] });
  await member(`limited-${id}@test.example`, { permissions: ["view", "licenses"], limited: true });
  await offer(handover);
  const mails = await db.mail.findMany({
    where: { organizationId: other.organizationId, kind: "key-transfer" },
  });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: other.userId } });
  const subjects = new Map(mails.map(({ recipients, subject }) => [recipients.join(), subject]));
  expect([...subjects.keys()].toSorted()).toEqual([email, `licenses-${id}@test.example`].toSorted());
  expect(subjects.get(email)).toContain("übergibt einen Aktivierungsschlüssel");
  expect(mails.every(({ text }) => text.includes("7 × PBX-Port14") && text.includes("/transfers"))).toBe(
    true,
  );
  expect(mails.some(({ text, html }) => `${text}${html}`.includes(handover.key.canonical))).toBe(false);
});

test("the receiving side is named by its exact name, or by the address of somebody there with licenses", async () => {
  const handover = await prepare();
  const { email } = await db.user.findUniqueOrThrow({ where: { id: handover.other.userId } });
  const { id } = await offer(handover, email.toUpperCase());
  await withdrawTransfer(handover.partner, id);
  await offer(handover, handover.other.organizationName);
});

test("who is not known is not told apart from who cannot be meant, and trying out names ends soon", async () => {
  const handover = await prepare();
  const { partner, other } = handover;
  const viewer = await db.user.create({
    data: {
      email: `only-view-${other.userId.slice(-6)}@test.example`,
      name: "View",
      memberships: { create: { organizationId: other.organizationId, permissions: ["view"] } },
    },
  });
  for (const name of ["Nobody", other.organizationName.toUpperCase(), viewer.email, "a@b.example"])
    await expect(offer(handover, name)).rejects.toMatchObject({ code: "recipient_unknown" });
  await expect(offer(handover, partner.organizationName)).rejects.toMatchObject({
    code: "recipient_is_self",
  });
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => offer(handover, `Name ${at}`)),
  );
  expect(refusedCodes(tries)).toContain("rate_limited");
});

test("a withdrawn or declined key stays where it was and can be offered again", async () => {
  const handover = await prepare();
  const { partner, other, projectId, theirs, keyId } = handover;
  const first = await offer(handover);
  await expect(offer(handover)).rejects.toMatchObject({ code: "activation_key_offered" });
  const cancel = cancelOwnActivation(partner, { projectId, id: keyId });
  await expect(cancel).rejects.toMatchObject({ code: "activation_key_offered" });
  expect(await withdrawTransfer(partner, first.id)).toEqual({ id: first.id, state: "withdrawn" });
  const second = await offer(handover);
  expect(await declineTransfer(other, second.id)).toEqual({ id: second.id, state: "declined" });
  const late = acceptTransfer(other, { transferId: second.id, projectId: theirs });
  await expect(late).rejects.toMatchObject({ code: "transfer_closed" });
  await cancelOwnActivation(partner, { projectId, id: keyId });
  expect(await balanceOf(partner, projectId)).toEqual({ [PBX]: "10 − 0 − 0 = 10" });
});

test("a key that somebody used by its text meanwhile is shown so to both, and cannot be accepted", async () => {
  const handover = await prepare();
  const { partner, customer, other, projectId, theirs, key } = handover;
  const { id: transferId } = await offer(handover);
  await addKeys(customer, { projectId: await projectOf(customer), activationKeys: [key] });
  expect(await statesOf(partner, projectId)).toEqual(["offered used"]);
  expect(await statesOf(other, theirs)).toEqual(["received used"]);
  const accept = acceptTransfer(other, { transferId, projectId: theirs });
  await expect(accept).rejects.toMatchObject({ code: "activation_key_used" });
  await declineTransfer(other, transferId);
});

test("a transfer is nobody else's, and each side does its own part only", async () => {
  const handover = await prepare();
  const { partner, other, customer, projectId, theirs } = handover;
  const { id: transferId } = await offer(handover);
  const customersProject = await projectOf(customer);
  const wrong = [
    acceptTransfer(partner, { transferId, projectId }),
    acceptTransfer(customer, { transferId, projectId: customersProject }),
    declineTransfer(partner, transferId),
    withdrawTransfer(other, transferId),
    withdrawTransfer(customer, "nothing"),
    declineTransfer(mintScope({ ...other, limitedTo: new Set([theirs]) }), transferId),
  ];
  expect(refusedCodes(await Promise.allSettled(wrong))).toEqual(wrong.map(() => "transfer_not_found"));
  expect(await statesOf(customer, customersProject)).toEqual([]);
  const viewer = limited(other, { permissions: ["view"] });
  expect(() => acceptTransfer(viewer, { transferId, projectId: theirs })).toThrow(/permission_missing/);
});

test("a key added by its text and accepted at once counts once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const handover = await prepare();
    const { customer, other, theirs, key } = handover;
    const { id: transferId } = await offer(handover);
    const results = await Promise.allSettled([
      addKeys(customer, { projectId: await projectOf(customer), activationKeys: [key] }),
      acceptTransfer(other, { transferId, projectId: theirs }),
      acceptTransfer(other, { transferId, projectId: theirs }),
    ]);
    expect(answersOf<unknown>(results)).toHaveLength(1);
    const lots = await db.projectLot.findMany({ where: { activationKeyId: handover.keyId } });
    expect(lots.map(({ amount }) => amount)).toEqual([7n]);
  }
});

test("withdrawn and accepted at once: one of them", async () => {
  const handover = await prepare();
  const { partner, other, theirs } = handover;
  const { id: transferId } = await offer(handover);
  const results = await Promise.allSettled([
    withdrawTransfer(partner, transferId),
    acceptTransfer(other, { transferId, projectId: theirs }),
    declineTransfer(other, transferId),
  ]);
  expect(refusedCodes(results)).toEqual(["transfer_closed", "transfer_closed"]);
});

test("a double click offers once and accepts once", async () => {
  const handover = await prepare();
  const { partner, other, projectId, theirs, keyId } = handover;
  const wanted = { projectId, keyId, recipient: other.organizationName };
  const [one, same] = await Promise.all([1, 2].map(() => offerTransfer(partner, wanted, "offer click")));
  expect(one).toEqual(same);
  const accept = { transferId: one!.id, projectId: theirs };
  const [first, second] = await Promise.all([1, 2].map(() => acceptTransfer(other, accept, "accept click")));
  expect(first).toEqual(second);
  expect(await balanceOf(other, theirs)).toEqual({ [PBX]: "7 − 0 − 0 = 7" });
});
