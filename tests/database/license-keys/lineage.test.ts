import { expect, test } from "vitest";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { getLicenseKeyDetails } from "@/lib/features/license-keys/details/data";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { createCast } from "@/tests/support/cast";
import { bind, createHolder, PORT14, projectOf } from "@/tests/support/licenses";
import { divide } from "@/tests/support/project-keys";

/** Divides pieces from a project and adds them to another organization's. Answers that project. */
async function passOn(
  from: Scope,
  to: Scope,
  { projectId, amounts }: Readonly<{ projectId: string; amounts: string }>,
): Promise<string> {
  const activationKeys = await divide(from, { projectId, article: PORT14, amounts });
  const theirs = await projectOf(to);
  await addKeys(to, { projectId: theirs, activationKeys });
  return theirs;
}

test("a license's way is told as far as one's own people, whoever handed it over, and the vendor", async () => {
  const [first, { partner: second }, last] = [
    await createHolder({ [PORT14]: 9 }),
    await createCast(),
    await createCast(),
  ];
  const between = await passOn(first.partner, second, { projectId: first.projectId, amounts: "5" });
  const projectId = await passOn(second, last.partner, { projectId: between, amounts: "3" });
  const [key] = (await bind({ ...last, projectId }, { quantity: 2 })).licenses;
  const { lineage } = await getLicenseKeyDetails(last.partner, { projectId, id: key?.id ?? "" });
  expect(lineage.map(({ step, issuer, addedBy }) => [step, issuer, addedBy])).toEqual([
    [1, second.organizationName, last.partner.personName],
    [2, null, null],
    [3, first.vendor.organizationName, null],
  ]);
});

test("what happened to a license names one's own people, and of others the organization", async () => {
  const holder = await createHolder({ [PORT14]: 4 });
  const { partner, vendor, projectId } = holder;
  const [key] = (await bind(holder, { quantity: 1 })).licenses;
  const id = key?.id ?? "";
  await revokeLicenseKey(vendor, { licenseKeyId: id, reason: "Wrong." });
  const { events } = await getLicenseKeyDetails(partner, { projectId, id });
  expect(new Set(events.map(({ by }) => by))).toEqual(new Set([partner.personName, vendor.organizationName]));
});
