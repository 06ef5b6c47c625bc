import { expect, test as base, type ConsoleMessage } from "@playwright/test";
import { startPortal, type TestPortal } from "@/tests/support/portal";

type WorkerFixtures = Readonly<{ portal: TestPortal }>;
type TestFixtures = Readonly<{ quietConsole: void }>;

/** What the browser itself reports about an answer that was meant to be an error. */
const EXPECTED = /Failed to load resource: the server responded with a status of (4\d\d)/;

/**
 * A test against a running portal with demo data, one for the tests of a worker. Any message in the console that is
 * not expected fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portal: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants to see what a fixture depends on: nothing
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  quietConsole: [
    async ({ page }, use) => {
      const messages: string[] = [];
      page.on("console", (message) => isAlarming(message) && messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(String(error)));
      await use();
      expect(messages, "messages in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function isAlarming(message: ConsoleMessage): boolean {
  return ["error", "warning"].includes(message.type()) && !EXPECTED.test(message.text());
}
