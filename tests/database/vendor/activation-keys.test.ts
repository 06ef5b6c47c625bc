import { expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseIsc } from "@/lib/domain/money/amount";
import { isRefusal } from "@/lib/domain/refusal";
import { cancelActivationKey } from "@/lib/features/activation-keys/cancellation/mutations";
import { getIssuedKey, listIssuedKeys } from "@/lib/features/activation-keys/data";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { keyListSchema } from "@/lib/features/activation-keys/schema";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { createOwnActivations } from "@/lib/features/own-activations/mutations";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { faultsOfLedger } from "@/tests/support/ledger";
import { divide, loadProjectWith } from "@/tests/support/project-keys";
import { openRental, PORT, UC } from "@/tests/support/rental";

const rental = await openRental();
const { vendor, partner, customer } = rental;

const issueIsc = async (orderNumber = "") => {
  const [key] = await issueActivationKeys(vendor, { isc: parseIsc("10"), count: 1, note: "", orderNumber });
  return key ?? expect.fail("no key");
};
const movementsOf = (activationKeyId: string) =>
  db.movement.findMany({ where: { activationKeyId }, orderBy: { id: "asc" } });
const list = (filter: object) => listIssuedKeys(vendor, keyListSchema.parse(filter));
const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === "fulfilled"
    ? "done"
    : isRefusal(result.reason)
      ? result.reason.code
      : String(result.reason);

test("every new key's content comes from the issuer, as a movement for each article", async () => {
  const items = [
    { article: PORT, quantity: 30 },
    { article: UC, quantity: 4 },
    { article: PORT, quantity: 7 },
  ];
  const [key] = await issueActivationKeys(vendor, { items, count: 1, note: "", orderNumber: "PO-1" });
  const movements = await movementsOf(key?.id ?? "");
  expect(movements.map(({ articleNumber, amount }) => [articleNumber, amount])).toEqual([
    [PORT, 37n],
    [UC, 4n],
  ]);
  expect(movements[0]).toMatchObject({ fromPlace: "issued", toPlace: "key", actorId: vendor.userId });
  const credits = await issueIsc();
  expect(await movementsOf(credits.id)).toMatchObject([{ articleNumber: null, amount: parseIsc("10") }]);
});

test("keys are found by order number, state and last group, and by a whole key pasted", async () => {
  const orderNumber = `PO-${crypto.randomUUID()}`;
  const [one, other] = [await issueIsc(orderNumber), await issueIsc(orderNumber)];
  await cancelActivationKey(vendor, { id: one.id, reason: "mistake" });
  expect((await list({ orderNumber: orderNumber.toUpperCase() })).total).toBe(2);
  const cancelled = await list({ orderNumber, state: "cancelled" });
  expect(cancelled.keys).toMatchObject([{ id: one.id, cancelReason: "mistake", orderNumber }]);
  for (const lastGroup of [other.lastGroup, other.activationKey, other.lastGroup.toUpperCase()])
    expect((await list({ lastGroup })).keys.map(({ id }) => id)).toContain(other.id);
  expect((await list({ orderNumber: "no such order" })).keys).toEqual([]);
});

test("a cancelled key charges nothing, and its content is among the revoked", async () => {
  const { id, activationKey } = await issueIsc();
  const answer = await cancelActivationKey(vendor, { id, reason: "ordered by mistake" }, "cancel-1");
  expect(await cancelActivationKey(vendor, { id, reason: "ordered by mistake" }, "cancel-1")).toEqual(answer);
  const charge = { accountId: rental.accountId, activationKey: parseActivationKey(activationKey) };
  await expect(chargeAccount(partner, charge)).rejects.toMatchObject({ code: "activation_key_cancelled" });
  expect((await movementsOf(id)).map(({ toPlace, reason }) => [toPlace, reason])).toEqual([
    ["key", ""],
    ["revoked", "ordered by mistake"],
  ]);
  expect(await getIssuedKey(vendor, id)).toMatchObject({ state: "cancelled" });
});

test("only an unused key of the vendor's own is cancelled, and only by its staff", async () => {
  const { id, activationKey } = await issueIsc();
  const cancel = { id, reason: "why" };
  for (const scope of [partner, customer])
    expect(() => cancelActivationKey(scope, cancel)).toThrow(/organization_kind_wrong/);
  const charge = { accountId: rental.accountId, activationKey: parseActivationKey(activationKey) };
  await chargeAccount(partner, charge);
  await expect(cancelActivationKey(vendor, cancel)).rejects.toMatchObject({ code: "activation_key_used" });
  const strange = cancelActivationKey(vendor, { ...cancel, id: rental.accountId });
  await expect(strange).rejects.toMatchObject({ code: "not_found" });
});

test("an own activation of a partner is none of the vendor's keys", async () => {
  const project = await db.project.findFirstOrThrow({ where: { organizationId: partner.organizationId } });
  const own = await db.activationKey.create({
    data: {
      keyHash: new Uint8Array(32).fill(9),
      lastGroup: "0000",
      organizationId: partner.organizationId,
      projectId: project.id,
      issuedAt: 0n,
    },
  });
  expect(await getIssuedKey(vendor, own.id)).toBeNull();
  const cancel = cancelActivationKey(vendor, { id: own.id, reason: "why" });
  await expect(cancel).rejects.toMatchObject({ code: "not_found" });
});

test("an own activation of the vendor's own project is no key it issued", async () => {
  const projectId = await loadProjectWith({ partner: vendor, vendor, customer }, "10");
  await divide(vendor, { projectId, amounts: "4" });
  const own = await db.activationKey.findFirstOrThrow({ where: { projectId } });
  const cancel = cancelActivationKey(vendor, { id: own.id, reason: "why" });
  await expect(cancel).rejects.toMatchObject({ code: "not_found" });
  expect(await getIssuedKey(vendor, own.id)).toBeNull();
  const { keys } = await list({ lastGroup: own.lastGroup });
  expect(keys.map(({ id }) => id)).not.toContain(own.id);
});

test("the keys of an answer that can be asked for again lie nowhere in the clear", async () => {
  const projectId = await loadProjectWith(rental, "10");
  const isc = parseIsc("10");
  const issued = await issueActivationKeys(vendor, { isc, count: 1, note: "" }, "issued once");
  const contents = [[{ articleNumber: null, amount: parseIsc("4") }]];
  const own = await createOwnActivations(partner, { projectId, contents, note: "" }, "divided once");
  const references = await db.idempotencyReference.findMany({
    where: { reference: { in: ["issued once", "divided once"] } },
  });
  expect(references).toHaveLength(2);
  const stored = JSON.stringify(references.map(({ answer }) => answer));
  for (const { activationKey } of [...issued, ...own]) expect(stored).not.toContain(activationKey);
});

test("issuing and cancelling need the permission licenses", async () => {
  const viewer = limited(vendor, { permissions: ["view", "rental"] });
  const { id } = await issueIsc();
  expect(() => cancelActivationKey(viewer, { id, reason: "why" })).toThrow(/permission_missing/);
  const order = { isc: parseIsc("10"), count: 1, note: "" };
  expect(() => issueActivationKeys(viewer, order)).toThrow(/permission_missing/);
  expect(await getIssuedKey(vendor, id)).toMatchObject({ state: "unused" });
});

test("cancel against charge: one of them wins, and the ledger knows", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, activationKey } = await issueIsc();
    const charge = { accountId: rental.accountId, activationKey: parseActivationKey(activationKey) };
    const [cancelled, charged] = await Promise.allSettled([
      cancelActivationKey(vendor, { id, reason: "race" }),
      chargeAccount(partner, charge),
    ]);
    const outcome = [codeOf(cancelled), codeOf(charged)];
    expect([
      ["done", "activation_key_cancelled"],
      ["activation_key_used", "done"],
    ]).toContainEqual(outcome);
    const revoked = (await movementsOf(id)).filter(({ toPlace }) => toPlace === "revoked");
    expect(revoked).toHaveLength(outcome[0] === "done" ? 1 : 0);
  }
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
