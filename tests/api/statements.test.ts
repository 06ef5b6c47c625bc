import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStatement } from "@/lib/platform/signing/verify-statement";
import { monthAt } from "@/lib/domain/display/month";
import { formatInstant } from "@/lib/domain/instant";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent, type Rental, UC } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let client: ApiClient;
let path: string;
let month: string;

beforeAll(async () => {
  api = await startApi();
  await freezeClock();
  rental = await openRental();
  client = await api.as(rental.customer);
  path = `/accounts/${rental.accountId}`;
  await chargeIsc(rental, "12.50");
  await rent(rental, { [PORT]: 20, [UC]: 3 });
  await advanceClock(1_000n);
  await rent(rental, { [PORT]: 40, [UC]: 3 });
  await advanceClock(2_000n);
  month = monthAt(await portalTime(), "UTC") ?? "";
});
afterAll(() => api.stop());

const hundredths = (isc: string): number => Math.round(Number(isc) * 100);

describe("a month's statement by token", () => {
  it("adds up, in ticks and in what is shown", async () => {
    const { status, body } = await client.get(`${path}/statements/${month}`);
    expect(status).toBe(200);
    const parts = body.pbxs.flatMap((pbx: { parts: unknown[] }) => pbx.parts);
    const rows = [...body.charges, ...parts, ...body.forfeits] as {
      amountTicks: string;
      amountIsc: string;
    }[];
    const ticks = rows.reduce((sum, { amountTicks }) => sum + BigInt(amountTicks), BigInt(body.openingTicks));
    expect(ticks).toBe(BigInt(body.closingTicks));
    const shown = rows.reduce(
      (sum, { amountIsc }) => sum + hundredths(amountIsc),
      hundredths(body.openingIsc),
    );
    expect(shown).toBe(hundredths(body.closingIsc));
    expect(body.unexplainedTicks).toBe("0");
  });

  it("is refused for no month and no time zone, in words", async () => {
    expect((await client.get(`${path}/statements/2026-13`)).status).toBe(422);
    expect((await client.get(`${path}/statements/${month}?timeZone=Nowhere`)).status).toBe(422);
  });
});

it("a second is explained by token", async () => {
  const at = formatInstant(await portalTime());
  const { status, body } = await client.get(`${path}/explanation?at=${at}`);
  expect(status).toBe(200);
  const [balance, start, rate, seconds] = body.formula.match(/\d+/g).map(BigInt);
  expect(balance).toBe(start - rate * seconds);
  expect(body.lines).toHaveLength(2);
});

it("a signed export is in order with the portal's published keys", async () => {
  const { keys } = (await (await fetch(`${api.portal.url}/.well-known/jwks.json`)).json()) as {
    keys: never[];
  };
  const { text } = await client.get(`${path}/signed-statement`);
  expect(await verifyStatement(Readable.from([Buffer.from(text)]), keys)).toHaveProperty("entries", 4n);
});

it("weekend downgrades are the vendor's to see", async () => {
  expect((await client.get("/weekend-downgrades")).status).toBe(403);
  const vendor = await api.as(rental.vendor);
  expect((await vendor.get("/weekend-downgrades")).body).toEqual({ accounts: [] });
});
