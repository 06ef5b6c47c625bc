import { expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { approveContract, endContract, rejectContract } from "@/lib/features/contract-decisions/mutations";
import { requireContract } from "@/lib/features/contracts/data";
import { deliverMail } from "@/lib/features/mails/delivery/mutations";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { createCast, limited } from "@/tests/support/cast";
import { newNumber } from "@/tests/support/agreed-contracts";
import { agreed, drafted, offered } from "@/tests/support/contracts";
import { startMailServer } from "@/tests/support/mail-server";

/** The mails of a kind about an organization's contracts. */
const mailsOf = (organizationId: string, kind: string) =>
  db.mail.findMany({ where: { organizationId, kind }, include: { attachments: true } });

test("approving gives a number and a start, and is told by mail with the contract as PDF", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const contractId = await offered(partner);
  await db.user.update({ where: { id: partner.userId }, data: { locale: "de" } });
  const number = newNumber();
  const startsAt = instant((await portalNow(db)) + 3_600n);
  expect(await approveContract(vendor, { contractId, number, startsAt })).toMatchObject({
    state: "approved",
    number,
    endsAt: null,
  });
  expect(await requireContract(partner, contractId)).toMatchObject({ state: "approved", number, startsAt });
  expect(await mailsOf(partner.organizationId, "contract-copy")).toHaveLength(1);
  expect((await mailsOf(partner.organizationId, "contract-offered")).length).toBeGreaterThan(0);
  const [decided] = await mailsOf(partner.organizationId, "contract-decided");
  if (!decided) throw new Error("nobody was told");
  expect(decided.subject).toBe("Genehmigt: Software Rental");
  expect(decided.text).toContain(number);
  expect(decided.attachments.map(({ fileName }) => fileName)).toEqual([`${number}-software_rental.pdf`]);
  expect(Buffer.from(decided.attachments[0]!.content).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a mail arrives with its file, and again for a recipient who was refused for now", async () => {
  const { partner } = await createCast({ withContracts: false });
  await offered(partner);
  const [copy] = await mailsOf(partner.organizationId, "contract-copy");
  const server = await startMailServer();
  const id = copy!.id;
  const recipients = [...copy!.recipients, "later@test.example"];
  await db.mail.update({ where: { id }, data: { state: "queued", recipients } });
  server.behavior.refuses = (address) => (address.startsWith("later") ? "450 later" : undefined);
  expect(await deliverMail(id, { url: server.url, from: "portal@portal.test" })).toBe("sent");
  const [attached] = server.received[0]!.mail.attachments;
  expect([attached?.filename, attached?.mimeType]).toEqual(["offer-software_rental.pdf", "application/pdf"]);
  expect(Buffer.from(attached!.content as ArrayBuffer)).toEqual(Buffer.from(copy!.attachments[0]!.content));
  const split = await db.mail.findFirstOrThrow({
    where: { recipients: { has: "later@test.example" } },
    include: { attachments: true },
  });
  expect(split.attachments).toHaveLength(1);
  await server.stop();
});

test("rejecting gives a reason, and makes room for a new offer", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const contractId = await offered(partner);
  await rejectContract(vendor, { contractId, reason: "The signatory is not known." });
  expect(await requireContract(partner, contractId)).toMatchObject({
    state: "rejected",
    rejectionReason: "The signatory is not known.",
  });
  const [mail] = await mailsOf(partner.organizationId, "contract-decided");
  expect(mail).toMatchObject({ subject: "Rejected: Software Rental", attachments: [] });
  expect(mail?.text).toContain("The signatory is not known.");
  await expect(offered(partner)).resolves.toBeDefined();
});

test("of approving and rejecting at once one counts, and the other is told what has happened", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  for (const kind of ["software_rental", "myapps_cloud", "hardware_rental"] as const) {
    const contractId = await offered(partner, kind);
    const results = await Promise.allSettled([
      approveContract(vendor, { contractId, number: newNumber() }),
      rejectContract(vendor, { contractId, reason: "No." }),
      approveContract(vendor, { contractId, number: newNumber() }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { state } = await requireContract(partner, contractId);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "contract_state_wrong", details: { state } });
  }
  const decided = await mailsOf(partner.organizationId, "contract-decided");
  expect(decided).toHaveLength(3);
});

test("a number is given once, also when two approve at once", async () => {
  const { vendor, partner, customer } = await createCast({ withContracts: false });
  const number = newNumber();
  const offers = [await offered(partner), await offered(customer)];
  const results = await Promise.allSettled(
    offers.map((contractId) => approveContract(vendor, { contractId, number })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "contract_number_taken", details: { number } },
  });
});

test("the same reference answers the same, and decides once", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const approval = { contractId: await offered(partner), number: newNumber() };
  const first = await approveContract(vendor, approval, approval.contractId);
  expect(await approveContract(vendor, approval, approval.contractId)).toEqual(first);
  await expect(
    rejectContract(vendor, { contractId: approval.contractId, reason: "No." }, approval.contractId),
  ).rejects.toMatchObject({ code: "idempotency_mismatch" });
});

test("decided by vendor staff with the permission alone, and only what waits", async () => {
  const { vendor, partner } = await createCast({ withContracts: false });
  const contractId = await offered(partner);
  expect(() => approveContract(partner, { contractId, number: newNumber() })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
  const reading = limited(vendor, { permissions: ["view"] });
  expect(() => rejectContract(reading, { contractId, reason: "No." })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
  await expect(endContract(vendor, { contractId, reason: "Over." })).rejects.toMatchObject({
    code: "contract_state_wrong",
    details: { state: "submitted", needed: "approved" },
  });
  const draft = await drafted(partner, "myapps_cloud");
  await expect(approveContract(vendor, { contractId: draft, number: newNumber() })).rejects.toMatchObject({
    code: "contract_not_found",
  });
  const approved = await agreed({ vendor, by: partner }, "hardware_rental");
  await expect(rejectContract(vendor, { contractId: approved, reason: "No." })).rejects.toMatchObject({
    code: "contract_state_wrong",
  });
});
