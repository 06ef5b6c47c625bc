import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What of a page is looked at: all of it, or what a list of selectors finds; with some of axe's rules left out. */
type Look = Readonly<{ parts?: readonly string[]; without?: readonly string[] }>;

/**
 * Whether everybody can use what a page shows: nothing that axe finds. A page without frames is looked at where it
 * stands; only frames need the second page that axe otherwise opens for its result, which takes as long again.
 */
export async function expectAccessible(page: Page, { parts = [], without = [] }: Look = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  for (const part of parts) axe.include(part);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  // Everything is looked at; only what is in order is not written down in full, which takes as long as looking.
  const { violations } = await axe.options({ rules, resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(found, "what axe finds").toEqual([]);
}
