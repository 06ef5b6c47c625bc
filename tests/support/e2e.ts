import {
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  expect,
  type Page,
  test as base,
} from "@playwright/test";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { freezeClock } from "@/tests/support/clock";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";
import { startMailServer, type MailServerFixture } from "@/tests/support/mail-server";
import { startPortal, type TestPortal } from "@/tests/support/portal";

type WorkerFixtures = Readonly<{
  /** Whether the portal has a mail server and a worker that hands the mails over. */
  withMails: boolean;
  /** Where the portal's mails arrive. */
  mailServer: MailServerFixture;
  portal: TestPortal;
}>;
type TestFixtures = Readonly<{
  quietConsole: string[];
  /** Opens a browser of somebody else, or one that is set up differently. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
}>;

/** What the browser itself reports: an answer that was meant to be an error; a mail whose frame lets no script run. */
const EXPECTED =
  /Failed to load resource: the server responded with a status of (4\d\d)|Blocked script execution in 'about:srcdoc'/;

/**
 * A test against a running portal with demo data, one for the tests of a worker. The test's own process arranges in
 * the portal's database; its clock stands still until a test moves it. Any message in the console of any page that is
 * not expected fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  withMails: [false, { scope: "worker", option: true }],
  mailServer: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants to see what a fixture depends on: nothing
    async ({}, use) => {
      const server = await startMailServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  portal: [
    async ({ withMails, mailServer }, use) => {
      const mails = { SMTP_URL: mailServer.url, MAIL_FROM: "portal@demo.example", WORKER: "on" };
      const portal = await startPortal({ env: withMails ? mails : {} });
      Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: portal.databaseUrl });
      await freezeClock();
      await use(portal);
      await disconnect();
      await closePool();
      await portal.stop();
    },
    { scope: "worker", timeout: 600_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  quietConsole: [
    async ({ context }, use) => {
      const messages: string[] = [];
      listenTo(context, messages);
      await use(messages);
      expect(messages, "messages in the browsers' consoles").toEqual([]);
    },
    { auto: true },
  ],
  openBrowser: async ({ browser, portal, quietConsole }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: portal.url, ...options });
      contexts.push(context);
      listenTo(context, quietConsole);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

function listenTo(context: BrowserContext, messages: string[]): void {
  context.on("console", (message) => isAlarming(message) && messages.push(message.text()));
  context.on("weberror", (error) => messages.push(String(error.error())));
}

function isAlarming(message: ConsoleMessage): boolean {
  return ["error", "warning"].includes(message.type()) && !EXPECTED.test(message.text());
}
