import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What of a page is looked at: all of it, or what a list of selectors finds; with some of axe's rules left out. */
type Look = Readonly<{ parts?: readonly string[]; without?: readonly string[] }>;

/**
 * Whether everybody can use what a page shows: nothing that axe finds. It looks at the page where it stands, and not
 * into frames: the only ones there are show a mail, in which no script may run, axe's neither.
 */
export async function expectAccessible(page: Page, { parts = [], without = [] }: Look = {}): Promise<void> {
  // After a click within the portal the page's title follows the page.
  if (!without.includes("document-title")) await expect(page).toHaveTitle(/./);
  const axe = new AxeBuilder({ page }).setLegacyMode();
  for (const part of parts) axe.include(part);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  // Everything is looked at; only what is in order is not written down in full, which takes as long as looking.
  const { violations } = await axe.options({ rules, iframes: false, resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(found, "what axe finds").toEqual([]);
}
