import { beforeAll, beforeEach, expect, test } from "vitest";
import { RecentChanges } from "@/lib/domain/devices/recent-changes";
import type { Instant } from "@/lib/domain/instant";
import { seeCall } from "@/lib/features/devices/admissions/data";
import { pool } from "@/lib/platform/db/pool";
import { CurrentDocuments } from "@/server/channel/current-documents";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { openRunning, PORT, type Rental, rent } from "@/tests/support/rental";

/** What a process keeps that nobody tells of changes. */
let documents: CurrentDocuments;
let rental: Rental;
beforeAll(() => freezeClock());
beforeEach(async () => {
  documents = new CurrentDocuments(new RecentChanges());
  rental = await openRunning({ isc: "10", ports: 25 });
});

const poll = async ({ now, hasNews = false }: Readonly<{ now?: Instant; hasNews?: boolean }> = {}) =>
  (await documents.get(rental.serial, { now: now ?? (await portalTime()), hasNews })).document.seq;

test("a document that is kept is read anew by a call that knows of news", async () => {
  expect(await poll()).toBe(1);
  await rent(rental, { [PORT]: 24 });
  expect([await poll(), await poll({ hasNews: true }), await poll()]).toEqual([1, 2, 2]);
});

test("a document is kept for half a minute, and never beyond the second of its end", async () => {
  expect(await poll()).toBe(1);
  await rent(rental, { [PORT]: 24 });
  await advanceClock(29n);
  expect(await poll()).toBe(1);
  await advanceClock(1n);
  expect(await poll()).toBe(2);
  const { rows } = await pool().query(
    "SELECT exhausts_at - portal_now() AS left FROM accounts WHERE id = $1",
    [rental.accountId],
  );
  await advanceClock(BigInt(rows[0].left) - 1n);
  expect(await poll()).toBe(2);
  await advanceClock(1n);
  expect(await poll()).toBe(3);
});

/** Up to which snapshot a process has heard of changes that looks now. */
async function heard(): Promise<string> {
  const { rows } = await pool().query<{ now: string }>("SELECT pg_current_snapshot()::text AS now");
  return rows[0]?.now ?? "";
}

test("a call knows of news as soon as they are committed, and a process that hears nothing always", async () => {
  const certificate = { authorityId: crypto.randomUUID(), number: "01" };
  const hasNews = async (heardUpTo: string | null) => (await seeCall({ certificate, heardUpTo })).hasNews;
  const before = await heard();
  expect([await hasNews(before), await hasNews(null)]).toEqual([false, true]);
  const slow = await pool().connect();
  await slow.query("BEGIN");
  await slow.query("SELECT note_device_change('serial:slow')");
  const between = await heard();
  expect([await hasNews(before), await hasNews(between)]).toEqual([false, false]);
  await pool().query("SELECT note_device_change('serial:fast')");
  expect([await hasNews(before), await hasNews(between), await hasNews(await heard())]).toEqual([
    true,
    true,
    false,
  ]);
  const after = await heard();
  await slow.query("COMMIT");
  slow.release();
  expect([await hasNews(after), await hasNews(await heard())]).toEqual([true, false]);
});
