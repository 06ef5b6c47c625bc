import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { createCast } from "@/tests/support/cast";
import { expect, test } from "@/tests/support/e2e";
import { englishOn, overflowOf } from "@/tests/support/page-faults";
import { chargeIsc, openRental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { addLicense, pbxOn } from "@/tests/support/walks";

const ADDRESS = {
  "Street and number": "Hafenstraße 7",
  City: "Kiel",
  Country: "Germany",
  "Position of the signatory": "Managing director",
};

test("no contract → offer → approval → rent", async ({ page, portal, openBrowser }) => {
  const rental = await openRental(await createCast({ withContracts: false }));
  await chargeIsc(rental, "10");
  const account = `/accounts/${rental.accountId}`;
  await signInAs(page, rental.partner, portal.url);

  await test.step("the rental tab says what is missing, and a change is refused", async () => {
    await page.goto(`${account}?pbx=${rental.serial}`);
    await expect(page.getByText("There is no contract “Software Rental”.")).toBeVisible();
    await expectAccessible(page);
    await addLicense(pbxOn(page, "Headquarters"), "PBX-Port", 5);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Nothing new can be rented without an approved contract")).toBeVisible();
  });

  await test.step("it leads to the contract, whose draft is kept as far as it has come", async () => {
    await page.getByRole("link", { name: "Add contract" }).click();
    await expect(page.getByRole("radio", { name: "Software Rental" })).toBeChecked();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Software Rental" })).toBeVisible();
    await expect(page.getByLabel("Company")).toHaveValue(rental.partner.organizationName);
    for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText("The draft is saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("City")).toHaveValue("Kiel");
  });

  const submit = page.getByRole("button", { name: 'Submit offer "Software Rental"' });

  await test.step("it is submitted when it is complete and its terms are accepted", async () => {
    await expect(page.getByText("These are demo terms.", { exact: false }).first()).toBeVisible();
    await submit.click();
    await expect(page.getByText("The offer can only be submitted with the terms accepted.")).toBeVisible();
    await expect(page.getByLabel("City")).toHaveValue("Kiel");
    await page.getByLabel("Postal code").fill("24103");
    await page.getByLabel("I have read these terms").check();
    await expectAccessible(page);
    await submit.dblclick();
    await expect(page.getByText("The offer waits for the vendor.", { exact: false })).toBeVisible();
    await expectAccessible(page);
    const copy = await page.request.get(`${page.url()}/copy`);
    expect((await copy.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  const offer = await db.contract.findFirstOrThrow({
    where: { organizationId: rental.partner.organizationId },
  });
  const about = { organizationId: rental.partner.organizationId };
  expect(await db.mail.count({ where: { ...about, kind: "contract-copy" } })).toBe(1);

  await test.step("vendor staff find it in the queue and approve it", async () => {
    const vendor = await openBrowser();
    await signInAs(vendor, rental.vendor, portal.url);
    await vendor.goto("/offers?state=submitted");
    const row = vendor.getByRole("row").filter({ hasText: rental.partner.organizationName });
    await expect(row).toContainText("Submitted");
    await expectAccessible(vendor);
    await row.getByRole("link").click();
    await expect(vendor.getByLabel("Number")).toHaveValue(/^C-\d{4}-\d{4}$/);
    await expectAccessible(vendor);
    await vendor.getByRole("button", { name: "Approve" }).click();
    await expect(vendor.getByRole("button", { name: "End contract" })).toBeVisible();
    await expect(vendor.getByText("Approved", { exact: true })).toBeVisible();
  });

  await test.step("and the partner rents", async () => {
    await page.goto(`${account}?pbx=${rental.serial}`);
    await expect(page.getByText("Nothing new can be rented yet")).toHaveCount(0);
    await addLicense(pbxOn(page, "Headquarters"), "PBX-Port", 5);
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("button", { name: "Change with costs" }).click();
    await expect(page.getByText("The new configuration is in force.")).toBeVisible();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
  });

  await test.step("until the vendor ends it: everything stops in that second", async () => {
    const vendor = await openBrowser();
    await signInAs(vendor, rental.vendor, portal.url);
    await vendor.goto(`/offers/${offer.id}`);
    await vendor.getByLabel("Reason").fill("The company was sold.");
    await vendor.getByRole("button", { name: "End contract" }).click();
    await expect(vendor.getByText("Ended", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText("Idle", { exact: true })).toBeVisible();
    await expect(page.getByText("The contract “Software Rental” was ended.")).toBeVisible();
  });
});

test("the pages of contracts on a phone, at night and in German", async ({ openBrowser, portal }) => {
  const { partner, vendor } = await createCast();
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "de-DE" } as const;
  const { id } = await db.contract.findFirstOrThrow({ where: { organizationId: partner.organizationId } });
  const looks = [
    [partner, ["/contracts", "/contracts/new", `/contracts/${id}`]],
    [vendor, ["/offers", `/offers/${id}`]],
  ] as const;
  for (const [scope, paths] of looks) {
    const page = await openBrowser(phone);
    await signInAs(page, scope, portal.url);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflowOf(page), `what is too wide on ${path}`).toEqual([]);
      // A product's name is the same in every language; a tab of another page happens to be called like it.
      const english = (await englishOn(page)).filter((text) => text !== "Software Rental");
      expect(english, `what is not German on ${path}`).toEqual([]);
      await expectAccessible(page);
    }
  }
});

test("contracts of others, and the vendor's queue, do not exist for everybody else", async ({
  page,
  portal,
}) => {
  const [mine, strange] = [await createCast(), await createCast()];
  const theirs = await db.contract.findFirstOrThrow({
    where: { organizationId: strange.partner.organizationId },
  });
  await signInAs(page, mine.partner, portal.url);
  const paths = [`/contracts/${theirs.id}`, `/contracts/${theirs.id}/copy`, "/contracts/none", "/offers"];
  for (const path of [...paths, `/offers/${theirs.id}`])
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404]);
});
