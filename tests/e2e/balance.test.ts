import { endOf } from "@/tests/support/warned-rental";
import { portalTime } from "@/tests/support/clock";
import { expect, test } from "@/tests/support/e2e";
import { openRunning } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { moveClock } from "@/tests/support/walks";

const MINUTE = 60;

test("a balance runs down before one's eyes without asking, and says by itself when it is over", async ({
  page,
  portal,
}) => {
  const rental = await openRunning({ isc: "10", ports: 100 });
  const left = Number((await endOf(rental)) - (await portalTime()));
  await signInAs(page, rental.partner, portal.url);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(MINUTE * 1000);
  const balance = page.getByRole("timer", { name: "Balance" });
  const read = async () => Number((await balance.textContent())?.replace("iSC", ""));

  // The portal's clock runs while the page is drawn: a page from a clock that stands still stands still, too.
  await moveClock(portal, { advanceSeconds: left - 10 * MINUTE, frozen: false });
  await page.goto(`/accounts/${rental.accountId}`);
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const before = await read();
  await page.clock.runFor(5 * MINUTE * 1000);
  // 60 iSC a month are 6,000 ticks a second, and 262,800,000 ticks are one iSC.
  await expect.poll(async () => before - (await read())).toBeCloseTo((5 * MINUTE * 6_000) / 262_800_000, 5);
  expect(asked).not.toContain(`/accounts/${rental.accountId}`);

  await moveClock(portal, { advanceSeconds: 10 * MINUTE, frozen: true });
  await page.clock.runFor(6 * MINUTE * 1000);
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(balance).toHaveText(/^0\.00/);
});
