import { expect, test } from "vitest";
import { pool } from "@/lib/platform/db/pool";
import { startChangeFeed } from "@/lib/platform/db/change-feed";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent } from "@/tests/support/rental";

/** What was told since the last question. */
async function told(): Promise<string[]> {
  const { rows } = await pool().query<{ target: string }>("DELETE FROM device_changes RETURNING target");
  return [...new Set(rows.map(({ target }) => target))].toSorted();
}

/** A change feed that gathers what it finds, to be awaited. */
async function listen() {
  const found: string[] = [];
  const waiting = new Set<() => void>();
  const feed = await startChangeFeed(process.env.DATABASE_URL ?? "", {
    found: ({ targets }) => {
      found.push(...targets);
      for (const look of waiting) look();
    },
    startOver: () => undefined,
  });
  const until = (target: string) =>
    new Promise<void>((resolve) => {
      const look = () => found.includes(target) && waiting.delete(look) && resolve();
      waiting.add(look);
      look();
    });
  return { found, until, stop: feed.stop };
}

test("every table a document is read from tells of its changes", async () => {
  const { rows } = await pool().query<{ relname: string }>(
    `SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.prosrc LIKE '%note_device_change%'`,
  );
  const telling = new Set(rows.map(({ relname }) => relname));
  const { readFile } = await import("node:fs/promises");
  const source = await readFile("lib/features/license-documents/data.ts", "utf8");
  const read = [...source.matchAll(/(?:FROM|JOIN) ([a-z]+_?[a-z_]*) /g)].map(([, table]) => table ?? "");
  // Lines are told of by their account's version; the other two are what the portal itself writes for the device.
  const quiet = new Set(["configuration_lines", "devices", "license_documents", "json_array_elements"]);
  const tables = read.filter((table) => !quiet.has(table));
  expect(tables.length).toBeGreaterThan(4);
  expect(tables.filter((table) => !telling.has(table))).toEqual([]);
});

test("charges and configurations tell of their account; its settlement tells of nothing", async () => {
  await freezeClock();
  const rental = await openRental();
  expect(await told()).toContain(`serial:${rental.serial}`);
  await chargeIsc(rental, "10");
  await told();
  await rent(rental, { [PORT]: 25 });
  expect(await told()).toContain(`account:${rental.accountId}`);
  await chargeIsc(rental, "1");
  expect(await told()).toEqual([`account:${rental.accountId}`]);
  await advanceClock(10_000_000n);
  await told();
  const { rows } = await pool().query("SELECT settle_due_accounts(100) AS settled");
  expect(Number(rows[0].settled)).toBeGreaterThan(0);
  expect(await told()).toEqual([]);
});

test("a thousand changes of one account in one transaction are one message", async () => {
  await told();
  const client = await pool().connect();
  await client.query("BEGIN");
  for (let change = 0; change < 1_000; change += 1)
    await client.query("SELECT note_device_change('account:0190a5f2-0000-7000-8000-000000000000')");
  await client.query("COMMIT");
  client.release();
  const { rows } = await pool().query("SELECT count(*)::int AS count FROM device_changes");
  expect(rows[0].count).toBe(1);
  await told();
});

test("a change is found when it is committed, however long after others its transaction took", async () => {
  const feed = await listen();
  const slow = await pool().connect();
  await slow.query("BEGIN");
  await slow.query("SELECT note_device_change('serial:slow')");
  await pool().query("SELECT note_device_change('serial:fast')");
  await feed.until("serial:fast");
  expect(feed.found).not.toContain("serial:slow");
  await pool().query("SELECT note_device_change('serial:faster')");
  await feed.until("serial:faster");
  await slow.query("COMMIT");
  slow.release();
  await feed.until("serial:slow");
  expect(feed.found.filter((target) => target === "serial:slow")).toHaveLength(1);
  await feed.stop();
});

test("what is rolled back is told to nobody", async () => {
  const feed = await listen();
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query("SELECT note_device_change('serial:undone')");
  await client.query("ROLLBACK");
  client.release();
  await pool().query("SELECT note_device_change('serial:done')");
  await feed.until("serial:done");
  expect(feed.found).not.toContain("serial:undone");
  await feed.stop();
});
