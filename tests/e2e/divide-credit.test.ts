import type { Page } from "@playwright/test";
import { readLaw } from "@/lib/features/license-law/data";
import { projectOf, issueKeyOf } from "@/tests/support/project-keys";
import { expectAccessible } from "@/tests/support/accessible";
import { createCast } from "@/tests/support/cast";
import { expect, test } from "@/tests/support/e2e";
import { overflowOf } from "@/tests/support/page-faults";
import { openRental, type Rental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { chargeKey } from "@/tests/support/license-walks";

/** A row of the balance, as it is read: type, loaded, used, in own activations, left. */
const balanceRow = async (page: Page, type: string): Promise<string[]> => {
  const row = page.getByRole("row", { name: new RegExp(`^${type}`) });
  return [await row.getByRole("rowheader").innerText(), ...(await row.getByRole("cell").allInnerTexts())];
};

// A portal that sends mails is another one than most journeys share, where some put credit in place by hand: here the
// law holds whole.
test.use({ withMails: true });

test("a partner divides 1000 iSC over three customers", async ({ page, portal }) => {
  test.setTimeout(180_000);
  const cast = await createCast();
  const rentals: Rental[] = [];
  for (let count = 0; count < 3; count += 1) rentals.push(await openRental(cast));
  const key = await issueKeyOf(cast, "1000");
  const projectId = await projectOf(cast.partner);
  await signInAs(page, cast.partner, portal.url);

  await page.goto("/projects");
  await page.getByRole("link", { name: "DEFAULT", exact: true }).click();
  await page.getByRole("link", { name: "Add activation keys" }).click();
  await page.getByLabel("Activation keys").fill(`Certificate\nKey: ${key.canonical}\nThank you`);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("row", { name: /1,000\.00 iSC/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "OK" }).click();
  await expect(page.getByText("The activation key was added.")).toBeVisible();
  await page.getByRole("link", { name: "To the balance" }).click();
  await expect(page.getByRole("row", { name: /^iSC/ })).toBeVisible();
  expect(await balanceRow(page, "iSC")).toEqual(["iSC", "1,000.00", "0.00", "0.00", "1,000.00"]);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Own activations", exact: true }).click();
  await page.getByRole("link", { name: "Create" }).click();
  await page.getByLabel("Amounts").fill("300 + 300 + 400.01");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("Of iSC only 400.00 are left in this project.")).toBeVisible();
  await page.getByLabel("Amounts").fill("300 + 300 + 400");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("3 own activations were created.")).toBeVisible();
  await expectAccessible(page);
  const keys = await page.getByLabel("Activation key", { exact: true }).allInnerTexts();
  expect(keys).toHaveLength(3);

  await page.goto(`/projects/${projectId}`);
  expect(await balanceRow(page, "iSC")).toEqual(["iSC", "1,000.00", "0.00", "1,000.00", "0.00"]);
  const values = ["300.00", "300.00", "400.00"];
  for (const [index, rental] of rentals.entries())
    await chargeKey(page, {
      accountId: rental.accountId,
      key: keys[index] ?? "",
      value: values[index] ?? "",
    });

  await page.goto(`/projects/${projectId}`);
  expect(await balanceRow(page, "iSC")).toEqual(["iSC", "1,000.00", "1,000.00", "0.00", "0.00"]);
  await page.getByRole("link", { name: /^iSC, Used/ }).click();
  await expect(page.getByText("Own activation used")).toHaveCount(3);
  await expectAccessible(page);
  const { rows } = await readLaw();
  expect(rows.filter(({ holds }) => !holds)).toEqual([]);

  await signInAs(page, cast.vendor, portal.url);
  await page.goto("/law");
  await expect(page.getByText("Everything that was issued is somewhere.")).toBeVisible();
  await expectAccessible(page);
});

test("an own activation is handed to another organization, which accepts it on a phone", async ({
  page,
  portal,
}) => {
  const [cast, { partner: other }] = [await createCast(), await createCast()];
  const key = await issueKeyOf(cast, "50");
  await signInAs(page, cast.partner, portal.url);
  await page.goto(`/projects/${await projectOf(cast.partner)}/activation-keys/add`);
  await page.getByLabel("Activation keys").fill(key.canonical);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "OK" }).click();
  await page.getByRole("link", { name: "Own activations", exact: true }).click();
  await page.getByRole("link", { name: "Create" }).click();
  await page.getByLabel("Amounts").fill("20");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("link", { name: "To the list" }).click();
  await page.getByRole("link", { name: /^Transfer …/ }).click();
  await page.getByLabel("To which organization").fill("Nobody of that name");
  await page.getByRole("button", { name: "Transfer" }).click();
  await expect(page.getByText(/No one organization goes by this name or address/)).toBeVisible();
  await page.getByLabel("To which organization").fill(other.organizationName);
  await page.getByRole("button", { name: "Transfer" }).click();
  await expect(page.getByRole("row", { name: new RegExp(other.organizationName) })).toContainText("Offered");
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, other, portal.url);
  await page.goto(`/projects/${await projectOf(other)}/transfers`);
  expect(await overflowOf(page)).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Accept …/ }).click();
  await expect(page.getByRole("row", { name: new RegExp(cast.partner.organizationName) })).toContainText(
    "Accepted",
  );
  await page.getByRole("link", { name: "Balance" }).click();
  // So narrow a page has no room for what stands in own activations.
  expect(await balanceRow(page, "iSC")).toEqual(["iSC", "20.00", "0.00", "20.00"]);
  expect(await overflowOf(page)).toEqual([]);
});
