import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatInstant, instant } from "@/lib/domain/instant";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { appendEntries } from "@/tests/support/long-history";
import { chargeIsc, newSerial, openRental, PORT, rent, type Rental, UC } from "@/tests/support/rental";

const ROWS = 50_000;

let api: RunningApi;
let rental: Rental;
let client: ApiClient;
let path: string;

beforeAll(async () => {
  api = await startApi();
  await freezeClock();
  rental = await openRental();
  client = await api.as(rental.customer);
  path = `/accounts/${rental.accountId}/history`;
  const serial = newSerial();
  await addPbx(rental.partner, { accountId: rental.accountId, serial, name: "Empty", scenario: "cloud" });
  await chargeIsc(rental, "12.50");
  await rent(rental, { [PORT]: 2, [UC]: 3 });
  for (const quantity of [4, 5, 6]) {
    await advanceClock(86_400n);
    await rent(rental, { [PORT]: quantity, [UC]: 3 });
  }
});
afterAll(() => api.stop());

type Entry = Readonly<{ sequence: string; at: string; amountIsc: string; balanceIsc: string; kind: string }>;

describe("a history is answered", () => {
  it("as JSON, exactly what the ledger holds", async () => {
    const ledger = await readLedger(rental.accountId);
    const { body } = await client.get(path);
    expect(body.nextCursor).toBeNull();
    expect(body.entries).toHaveLength(8);
    for (const [index, stored] of ledger.entries()) {
      expect(body.entries[index]).toMatchObject({
        sequence: String(stored.sequence),
        kind: stored.kind,
        event: stored.event,
        at: formatInstant(instant(stored.at)),
        from: stored.fromAt === null ? null : formatInstant(instant(stored.fromAt)),
        amountTicks: String(stored.amountTicks),
        balanceTicks: String(stored.balanceTicks),
        ratePerSecond: String(stored.rateAfter),
        hash: Buffer.from(stored.hash).toString("hex"),
      });
    }
    expect(body.entries[0]).toMatchObject({ kind: "charge", amountIsc: "12.50", lines: [], source: "token" });
    expect(body.entries[0].activationKey).toMatch(/^[0-9a-f]{4}$/);
    expect(body.entries[2]).toMatchObject({
      kind: "rental",
      person: null,
      source: "rental",
      lines: [
        {
          serial: rental.serial,
          article: PORT,
          quantity: 2,
          price: "0.60",
          monthlyIsc: "1.20",
          ratePerSecond: "120",
        },
        {
          serial: rental.serial,
          article: UC,
          quantity: 3,
          price: "1.85",
          monthlyIsc: "5.55",
          ratePerSecond: "555",
        },
      ],
    });
  });

  it("with amounts that add up to the balances that are shown", async () => {
    const { body } = await client.get(path);
    let shown = 0;
    for (const { amountIsc, balanceIsc } of body.entries as Entry[]) {
      shown += Math.round(Number(amountIsc) * 100);
      expect(shown).toBe(Math.round(Number(balanceIsc) * 100));
    }
  });

  it("in pages, which together are the whole", async () => {
    const whole = (await client.get(path)).body.entries;
    for (const limit of [1, 3, 4, 8]) {
      const entries: Entry[] = [];
      let cursor: string | null = "0";
      let pages = 0;
      while (cursor !== null) {
        const { body } = await client.get(`${path}?limit=${limit}&cursor=${cursor}`);
        expect(body.entries.length).toBeLessThanOrEqual(limit);
        entries.push(...body.entries);
        cursor = body.nextCursor;
        pages += 1;
      }
      expect(entries).toEqual(whole);
      expect(pages).toBe(Math.ceil(whole.length / limit));
    }
  });

  it("as JSON lines and as CSV, whole, whatever the limit", async () => {
    const whole = (await client.get(path)).body.entries;
    const lines = await client.get(`${path}?format=ndjson&limit=1`);
    expect(lines.headers.get("content-type")).toBe("application/x-ndjson");
    expect(
      lines.text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(whole);
    const csv = await client.get(`${path}?format=csv&limit=1`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers.get("content-disposition")).toMatch(
      /^attachment; filename="history-account-\d+\.csv"$/,
    );
    const [header, ...rows] = csv.text.trimEnd().split("\n");
    expect(header?.split(",").slice(0, 4)).toEqual(["sequence", "kind", "event", "at"]);
    expect(rows.map((row) => row.split(",").slice(0, 2))).toEqual(
      whole.map(({ sequence, kind }: Entry) => [sequence, kind]),
    );
    expect(csv.text).toContain(`${rental.serial} PBX-Port 2 x 0.60; ${rental.serial} PBX-UC 3 x 1.85`);
  });

  it("from a second on, up to and without another, and of one PBX", async () => {
    const whole = (await client.get(path)).body.entries as Entry[];
    const [from, to] = [whole[2]!.at, whole[6]!.at];
    const { body } = await client.get(`${path}?from=${from}&to=${to}`);
    expect(body.entries).toEqual(whole.filter(({ at }) => at >= from && at < to));
    expect(body.entries.length).toBeGreaterThan(1);
    const ofPbx = await client.get(`${path}?serial=${rental.serial.replaceAll("-", "").toLowerCase()}`);
    expect(ofPbx.body.entries).toEqual(whole.filter(({ kind }) => kind !== "charge"));
    expect((await client.get(`${path}?serial=${newSerial()}`)).body.entries).toEqual([]);
  });
});

/** How many exports the database is working on for this portal. */
async function running(): Promise<number> {
  const { rows } = await api.portal.database.query<{ count: string }>(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle' AND query LIKE 'COPY (%'",
  );
  return Number(rows[0]?.count);
}

describe("a long history", () => {
  let long: string;
  beforeAll(async () => {
    const account = await openRental(rental);
    await appendEntries(account, ROWS);
    long = `${api.portal.url}/api/v1/accounts/${account.accountId}/history`;
  }, 120_000);

  const download = (query: string, init: RequestInit = {}) =>
    fetch(`${long}?${query}`, { ...init, headers: { authorization: `Bearer ${client.token}` } });

  it("comes whole", async () => {
    const text = await (await download("format=csv")).text();
    expect(text.split("\n").length).toBe(ROWS + 2);
  });

  it("is given up when its reader hangs up, and its connection comes back", async () => {
    for (const format of ["csv", "ndjson", "json&limit=10000"]) {
      for (let round = 0; round < 5; round += 1) {
        const hangUp = new AbortController();
        const { body } = await download(`format=${format}`, { signal: hangUp.signal });
        await body?.getReader().read();
        hangUp.abort();
      }
      await expect.poll(running).toBe(0);
    }
    expect((await client.get(path)).body.entries).toHaveLength(8);
  });

  it("is given up while it waits for its turn, too", async () => {
    const first = await Promise.all(Array.from({ length: 4 }, () => download("format=csv")));
    const hangUp = new AbortController();
    const waiting = Array.from({ length: 8 }, () =>
      download("format=csv", { signal: hangUp.signal }).catch(() => null),
    );
    await expect.poll(running).toBe(4);
    hangUp.abort();
    await Promise.all(waiting);
    await Promise.all(first.map(({ body }) => body?.cancel()));
    await expect.poll(running).toBe(0);
    expect((await client.get(path)).status).toBe(200);
  });

  it("leaves the rest of the API its connections", async () => {
    const hangUp = new AbortController();
    const downloads = Array.from({ length: 12 }, () =>
      download("format=csv", { signal: hangUp.signal }).catch(() => null),
    );
    await expect.poll(running).toBe(4);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.get("/accounts?pageSize=1")));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await running()).toBe(4);
    hangUp.abort();
    await Promise.all(downloads);
    await expect.poll(running).toBe(0);
  });

  it("is asked for its headers without being made", async () => {
    for (let round = 0; round < 10; round += 1) {
      const head = await download("format=csv", { method: "HEAD" });
      expect([head.status, head.headers.get("content-type")]).toEqual([
        200,
        "text/csv; charset=utf-8; header=present",
      ]);
      expect(await head.text()).toBe("");
    }
    await expect.poll(running).toBe(0);
    expect((await client.get(path)).body.entries).toHaveLength(8);
  });
});
