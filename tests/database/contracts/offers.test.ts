import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { listContracts, requireContract } from "@/lib/features/contracts/data";
import { discardDraft, draftContract, saveDraft, submitOffer } from "@/lib/features/contracts/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { createCast, limited } from "@/tests/support/cast";
import { DETAILS } from "@/tests/support/agreed-contracts";
import { accepting, drafted, offered } from "@/tests/support/contracts";

const idsOf = async (scope: Scope, state?: "submitted") =>
  (await listContracts(scope, { state, page: 1 })).contracts.map((contract) => contract.id);

const auditOf = ({ userId }: Scope) =>
  db.auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: "asc" } });

test("a draft begins with what is known, is saved, and is submitted with the terms word by word", async () => {
  const { partner } = await createCast({ withContracts: false });
  const { id, state } = await draftContract(partner, { kind: "software_rental" });
  expect(state).toBe("draft");
  const begun = await requireContract(partner, id);
  expect(begun.details).toMatchObject({
    companyName: partner.organizationName,
    signatoryName: partner.personName,
    street: "",
  });
  await saveDraft(partner, id, { ...DETAILS, city: "" });
  await expect(
    submitOffer(partner, { contractId: id, ...accepting("software_rental") }),
  ).rejects.toMatchObject({ code: "contract_incomplete", details: { fields: "city" } });
  const answer = await submitOffer(partner, {
    contractId: id,
    details: DETAILS,
    ...accepting("software_rental", "de"),
  });
  expect(answer).toMatchObject({ id, kind: "software_rental", state: "submitted", number: null });
  const contract = await requireContract(partner, id);
  expect(contract).toMatchObject({ details: DETAILS, submittedBy: partner.userId });
  expect(contract.terms).toMatchObject({ version: "demo-1", locale: "de" });
  expect(contract.terms?.text).toContain("Dies sind Demobedingungen.");
  const hash = createHash("sha256")
    .update(contract.terms?.text ?? "")
    .digest("hex");
  expect(contract.terms?.hash).toBe(hash);
  const audit = await auditOf(partner);
  expect(audit.map(({ action }) => action)).toEqual(["contract.drafted", "contract.submitted"]);
  expect(audit[1]?.details).toEqual({ termsVersion: "demo-1", termsHash: hash });
});

test("a draft can be thrown away by its organization, an offer by nobody", async () => {
  const { partner, customer } = await createCast({ withContracts: false });
  const contractId = await drafted(partner);
  await expect(discardDraft(customer, contractId)).rejects.toThrow(/contract_not_found/);
  expect(await discardDraft(partner, contractId, "once")).toMatchObject({ id: contractId, state: "draft" });
  expect(await discardDraft(partner, contractId, "once")).toMatchObject({ id: contractId });
  await expect(requireContract(partner, contractId)).rejects.toThrow(/contract_not_found/);
  const audit = await auditOf(partner);
  expect(audit.map(({ action }) => action)).toEqual(["contract.drafted", "contract.discarded"]);
  const submitted = await offered(partner);
  await expect(discardDraft(partner, submitted)).rejects.toThrow(/contract_state_wrong/);
});

test("each frame contract is made once per organization", async () => {
  const { partner, customer } = await createCast({ withContracts: false });
  await drafted(partner);
  await expect(draftContract(partner, { kind: "software_rental" })).rejects.toMatchObject({
    code: "contract_exists",
    details: { contract: "Software Rental", state: "draft" },
  });
  await drafted(partner, "myapps_cloud");
  await drafted(customer);
  const drafts = await Promise.allSettled(
    Array.from({ length: 5 }, () => draftContract(customer, { kind: "hardware_rental" })),
  );
  expect(drafts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("submitted twice at once, it is submitted once; with one reference both get the same answer", async () => {
  const { partner } = await createCast({ withContracts: false });
  const contractId = await drafted(partner);
  const submission = { contractId, ...accepting("software_rental") };
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => submitOffer(partner, submission)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const tried of tries)
    if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "contract_state_wrong" });
  expect(
    await db.mail.count({ where: { organizationId: partner.organizationId, kind: "contract-copy" } }),
  ).toBe(1);

  const other = await drafted(partner, "myapps_cloud");
  const again = { contractId: other, ...accepting("myapps_cloud") };
  const answers = await Promise.all([1, 2, 3].map(() => submitOffer(partner, again, "tab")));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  await expect(submitOffer(partner, submission, "tab")).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
});

test("refused: other terms, role mailboxes, free mail, what is submitted already", async () => {
  const { partner } = await createCast({ withContracts: false });
  const contractId = await drafted(partner);
  const submission = { contractId, ...accepting("software_rental") };
  await expect(submitOffer(partner, { ...submission, termsHash: "0".repeat(64) })).rejects.toMatchObject({
    code: "contract_terms_changed",
  });
  await expect(submitOffer(partner, { ...submission, ...accepting("myapps_cloud") })).rejects.toMatchObject({
    code: "contract_terms_changed",
  });
  const addressed = (email: string) => db.user.update({ where: { id: partner.userId }, data: { email } });
  const { email: own } = await db.user.findUniqueOrThrow({ where: { id: partner.userId } });
  await addressed(`info+${contractId}@nordlicht.example`);
  await expect(submitOffer(partner, submission)).rejects.toMatchObject({
    code: "contract_address_unsuitable",
    details: { reason: "role_mailbox" },
  });
  await addressed(`jonas.${contractId}@gmail.com`);
  await expect(submitOffer(partner, submission)).rejects.toMatchObject({ details: { reason: "freemail" } });
  await addressed(own);
  await submitOffer(partner, submission);
  await expect(saveDraft(partner, contractId, DETAILS)).rejects.toMatchObject({
    code: "contract_state_wrong",
    details: { state: "submitted", needed: "draft" },
  });
});

test("only by those who may, for their own organization", async () => {
  const { vendor, partner, customer } = await createCast({ withContracts: false });
  const reading = limited(partner, { permissions: ["view", "rental"] });
  expect(() => draftContract(reading, { kind: "software_rental" })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
  expect(() => draftContract(vendor, { kind: "software_rental" })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  const inProjects = mintScope({ ...partner, limitedTo: new Set() });
  expect(() => draftContract(inProjects, { kind: "software_rental" })).toThrow(
    expect.objectContaining({ code: "limited_to_projects" }),
  );
  const contractId = await drafted(partner);
  const acting = mintScope({ ...partner, actingId: contractId });
  expect(() => submitOffer(acting, { contractId, ...accepting("software_rental") })).toThrow(
    expect.objectContaining({ code: "acting_not_allowed" }),
  );
  for (const stranger of [customer, vendor, (await createCast({ withContracts: false })).partner, inProjects])
    await expect(requireContract(stranger, contractId)).rejects.toMatchObject({ code: "contract_not_found" });
  await expect(requireContract(partner, "nonsense")).rejects.toMatchObject({ code: "contract_not_found" });
  await expect(saveDraft(customer, contractId, DETAILS)).rejects.toMatchObject({
    code: "contract_not_found",
  });
});

test("the vendor sees what was submitted, everybody else their own", async () => {
  const { vendor, partner, customer } = await createCast({ withContracts: false });
  const id = await offered(partner);
  const draft = await drafted(partner, "myapps_cloud");
  expect(await idsOf(partner)).toEqual([draft, id]);
  expect(await idsOf(partner, "submitted")).toEqual([id]);
  expect(await idsOf(customer)).toEqual([]);
  expect(await idsOf(vendor)).toContain(id);
  expect(await idsOf(vendor)).not.toContain(draft);
});

test("the database knows the steps too, and keeps what was submitted", async () => {
  const { partner } = await createCast({ withContracts: false });
  const id = await offered(partner);
  const update = (columns: string) => pool().query(`UPDATE contracts SET ${columns} WHERE id = $1`, [id]);
  const decided = "state = 'rejected', decided_at = 1, rejection_reason = 'No.'";
  await expect(update("city = 'Lübeck'")).rejects.toThrow(/does not go from submitted to submitted/);
  await expect(update(`${decided}, city = 'Lübeck'`)).rejects.toThrow(/not edited/);
  await expect(update(`${decided}, terms_text = 'other'`)).rejects.toThrow(/not edited/);
  await expect(update("state = 'draft'")).rejects.toThrow(/does not go from submitted to draft/);
  await expect(update("state = 'approved'")).rejects.toThrow(/contracts_approved_whole/);
  await expect(pool().query("DELETE FROM contracts")).rejects.toThrow(/never deleted/);
});
