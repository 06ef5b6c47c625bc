import type { Page } from "@playwright/test";
import { expect } from "@/tests/support/e2e";
import { checkKey } from "@/tests/support/walks";

/** Charges a key on an account, as a person does: paste, check, charge. */
export async function chargeKey(
  page: Page,
  { accountId, key, value }: Readonly<{ accountId: string; key: string; value: string }>,
): Promise<void> {
  await page.goto(`/accounts/${accountId}/charge`);
  await checkKey(page, key);
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(page.getByText(`${value} iSC were charged.`)).toBeVisible();
}
