import type { Page } from "@playwright/test";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { bind, createHolder, OPERATOR, PORT13, PORT14, standingOf } from "@/tests/support/licenses";
import { englishOn, overflowOf } from "@/tests/support/page-faults";
import { newSerial } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

async function inspect(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await overflowOf(page), `what is too wide on ${path}`).toEqual([]);
    expect(await englishOn(page), `what is not German on ${path}`).toEqual([]);
    await expectAccessible(page);
  });
}

test.describe("on a phone, at night, in Germany", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "de-DE" });

  test("the license pages fit, are German, and can be used by everybody", async ({ page, portal }) => {
    const holder = await createHolder({ [PORT14]: 10, [PORT13]: 5 });
    const serial = newSerial();
    const [key] = (await bind(holder, { serial, endCustomer: "Bergmann", location: "Hamburg" })).licenses;
    await bind(holder, { serial, article: PORT13 });
    const { partner, projectId } = holder;
    await createTestLicense(partner, { projectId, serial, version: "14", slave: true });
    await signInAs(page, partner, portal.url);
    const own = `/projects/${projectId}`;
    for (const path of ["", "/create", "/import", "/move", "/return", `/${key?.id}`, "?state=revoked"])
      await inspect(page, `${own}/license-keys${path}`);
    for (const path of ["/hardware-licenses", "/test-licenses"]) await inspect(page, `${own}${path}`);
    const empty = await createHolder();
    await signInAs(page, empty.partner, portal.url);
    for (const path of ["license-keys", "license-keys/create", "hardware-licenses", "test-licenses"])
      await inspect(page, `/projects/${empty.projectId}/${path}`);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is corrected and bound, and a test license taken once", async ({ page, portal }) => {
    const holder = await createHolder({ [PORT14]: 10, [OPERATOR]: 1 });
    await signInAs(page, holder.partner, portal.url);
    await page.goto(`/projects/${holder.projectId}/license-keys/import`);
    const list = page.getByLabel("… or paste the list");
    await list.fill(`license,amount,serial\n${PORT14},3,00-90-33-4B-00-01\nPBX-Prot14,1,00-90-33-4B-00-01`);
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByRole("row", { name: /PBX-Prot14/ })).toContainText(
      "There is no article PBX-Prot14.",
    );
    await expect(page.getByText("1 line is wrong. Nothing is done until all are good.")).toBeVisible();
    await expect(list).toHaveValue(/PBX-Prot14/);
    await list.fill(`license,amount,serial\n${PORT14},3,00-90-33-4B-00-01\n${OPERATOR},1,00-90-33-4B-00-01`);
    await page.getByRole("button", { name: "Check" }).click();
    expect(await standingOf(holder.projectId, PORT14)).toMatchObject({ onDevices: 0 });
    await page.getByRole("button", { name: "Bind 2 licenses" }).click();
    await expect(page.getByText("2 license keys were created.")).toBeVisible();
    expect(await standingOf(holder.projectId, PORT14)).toMatchObject({ left: 7, onDevices: 3 });

    await page.goto(`/projects/${holder.projectId}/test-licenses`);
    await page.getByLabel("Serial").fill("00-90-33-4B-00-01");
    await page.getByLabel("A slave").check();
    await page.getByRole("button", { name: "Get test license" }).click();
    await expect(page.getByText("Its three months begin with the first download.")).toBeVisible();
    await page.getByLabel("Serial").fill("0090334B0001");
    await page.getByRole("button", { name: "Get test license" }).click();
    await expect(page.getByText("The device 00-90-33-4B-00-01 has had its test license.")).toBeVisible();
  });
});
