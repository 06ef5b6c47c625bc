import { beforeAll, expect, test } from "vitest";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { db } from "@/lib/platform/db/client";
import { BRI, createHolder, PORT13, wanted } from "@/tests/support/licenses";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  publishPrices,
  type Rental,
} from "@/tests/support/rental";

const BRANCH = { name: "Branch", scenario: "on_premises" } as const;
let rental: Rental;
let projectId: string;

/** An account that can rent version 13, and a project that holds some of it and of a hardware license. */
beforeAll(async () => {
  const holder = await createHolder({ [PORT13]: 50, [BRI]: 20 });
  await db.article.updateMany({ where: { number: PORT13 }, data: { rentable: true } });
  rental = await openRental(holder);
  projectId = holder.projectId;
  await publishPrices(rental, { [PORT13]: "0.50" });
  await chargeIsc(rental, "10");
});

/** A PBX of its own for a test. */
async function newPbx() {
  const serial = newSerial();
  await addPbx(rental.partner, { accountId: rental.accountId, serial, ...BRANCH });
  const bind = (article: string) =>
    bindLicenseKeys(rental.partner, { projectId, licenses: [wanted({ article, serial })] });
  const changes = [{ serial, lines: linesOf({ [PORT13]: 1 }) }];
  const rent = () => changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes });
  return { serial, bind, rent };
}

test("a hardware license that was bound from the balance does not count against renting, nor is it told of", async () => {
  const { bind, rent } = await newPbx();
  expect((await bind(BRI)).mixings).toEqual([]);
  expect(await rent()).toMatchObject({ state: "running" });
});

test("a hardware license is bound to a PBX that rents, at any version; software is not", async () => {
  const { bind, rent } = await newPbx();
  await rent();
  expect((await bind(BRI)).mixings).toEqual([]);
  await expect(bind(PORT13)).rejects.toMatchObject({ code: "rented_and_purchased" });
});

test("a hardware license that was pre-assigned does not count against renting either", async () => {
  const { serial, rent } = await newPbx();
  await preassignHardwareLicenses(rental.vendor, { licenses: [{ serial, article: BRI, quantity: 1 }] });
  await claimHardwareLicenses(rental.partner, { projectId, serial });
  expect(await rent()).toMatchObject({ state: "running" });
});

test("what was purchased and has ended does not count against renting", async () => {
  const { bind, rent } = await newPbx();
  const [key] = (await bind(PORT13)).licenses;
  await expect(rent()).rejects.toMatchObject({ code: "rented_and_purchased" });
  await revokeLicenseKey(rental.vendor, { licenseKeyId: key?.id ?? "", reason: "Wrong device" });
  expect(await rent()).toMatchObject({ state: "running" });
});

test("of renting and binding at once for a device that is known already, one is refused", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { serial, bind, rent } = await newPbx();
    await db.device.upsert({ where: { serial }, create: { serial }, update: {} });
    const outcomes = await Promise.allSettled([rent(), bind(PORT13)]);
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "rented_and_purchased" } }]);
  }
});
