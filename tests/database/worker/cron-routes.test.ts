import { beforeAll, describe, expect, test } from "vitest";
import * as settle from "@/app/api/cron/settle/route";
import * as warnings from "@/app/api/cron/warnings/route";
import { freezeClock } from "@/tests/support/clock";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";
import { readLedger } from "@/tests/support/ledger";
import { endOf, goToWeeksBefore, openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

const AUTHORIZED = { authorization: `Bearer ${TEST_ENVIRONMENT.CRON_SECRET}` };
const request = (headers: Record<string, string> = AUTHORIZED) =>
  new Request("http://portal.test/api/cron/x", { headers });

beforeAll(() => freezeClock());

describe.each([
  ["settle", settle],
  ["warnings", warnings],
])("/api/cron/%s", (_name, route) => {
  test.each([
    ["no secret", {}],
    ["an empty one", { authorization: "Bearer " }],
    ["a part of it", { authorization: AUTHORIZED.authorization.slice(0, -1) }],
    ["more than it", { authorization: `${AUTHORIZED.authorization}x` }],
  ])("refuses %s with a problem document", async (_what, headers) => {
    const answer = await route.POST(request(headers));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "cron_secret_wrong", status: 401 });
  });

  test("answers GET and POST, any number at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? route.GET(request()) : route.POST(request()))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  });
});

test("a stop is written down once, at its own second, however late and however often", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 0, 1_000_000n);
  const answers = await Promise.all([settle.POST(request()), settle.GET(request()), settle.POST(request())]);
  const counts = (await Promise.all(answers.map((answer) => answer.json()))) as { settled: number }[];
  expect(counts.reduce((sum, { settled }) => sum + settled, 0)).toBe(1);
  const last = (await readLedger(rental.accountId)).at(-1);
  expect(last).toMatchObject({ kind: "rental", event: "stopped", at: await endOf(rental) });
});

test("warnings are counted, and the second time there are none", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 2);
  expect(await (await warnings.POST(request())).json()).toMatchObject({ warned: 1 });
  expect(await (await warnings.POST(request())).json()).toMatchObject({ warned: 0, stopped: 0 });
  expect(await weeksTold(rental)).toEqual([2]);
});
