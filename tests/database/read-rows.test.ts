import { expect, it } from "vitest";
import { db, Prisma } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { readRows } from "@/lib/platform/db/read-rows";

const EVERY_KIND = Prisma.sql`SELECT ${"text"}::text AS text, ${9_007_199_254_740_993n}::bigint AS large, ${-7}::int AS small,
  NULL::bigint AS nothing, ${true}::boolean AS yes, ARRAY['one', 'two, three', NULL]::text[] AS texts,
  ARRAY[]::text[] AS none, jsonb_build_object('lines', jsonb_build_array(1, 'zwei')) AS json,
  ${"01a2036d-e3df-763e-9eb7-3a543aab34e5"}::uuid AS id, ${["a", "b"]}::text[] AS given`;

it("reads what the database client reads, value by value", async () => {
  const [row] = await readRows(EVERY_KIND);
  expect(row).toEqual((await db.$queryRaw<unknown[]>(EVERY_KIND))[0]);
  expect(row).toMatchObject({
    large: 9_007_199_254_740_993n,
    json: { lines: [1, "zwei"] },
    given: ["a", "b"],
  });
});

it("sends values apart from the statement", async () => {
  const hostile = "'; DROP TABLE accounts; --";
  expect(await readRows(Prisma.sql`SELECT ${hostile} AS said`)).toEqual([{ said: hostile }]);
});

it("has a connection plan a text once, whatever the values, and never too many texts", async () => {
  expect(await say("one")).toEqual([{ said: "one", mark: "kept" }]);
  expect(await say("other")).toEqual([{ said: "other", mark: "kept" }]);
  // One connection answers them all: no two statements are under way at once.
  expect(await keptWith("'kept' AS mark")).toEqual([{ uses: 2n }]);

  for (let column = 0; column < 150; column += 1) {
    const text = Prisma.raw(`SELECT ${column} AS c${column}_of_many`);
    expect(await readRows(text)).toEqual([{ [`c${column}_of_many`]: column }]);
  }
  expect((await keptWith("_of_many")).length).toBeLessThan(100);
});

it("takes a new plan's columns when a table has changed", async () => {
  await db.$executeRaw`CREATE TABLE changing (one int)`;
  await db.$executeRaw`INSERT INTO changing VALUES (1)`;
  const asked = Prisma.sql`SELECT one FROM changing`;
  expect(await readRows(asked)).toEqual([{ one: 1 }]);
  await db.$executeRaw`ALTER TABLE changing ADD COLUMN other int`;
  expect(await readRows(asked)).toEqual([{ one: 1 }]);
});

const say = (text: string) => readRows(Prisma.sql`SELECT ${text}::text AS said, 'kept' AS mark`);

/** The statements kept on the connection in use whose text holds a part, and how often each ran. */
async function keptWith(part: string): Promise<unknown[]> {
  const { rows } = await pool().query<{ uses: string }>({
    text: `SELECT (generic_plans + custom_plans)::text AS uses FROM pg_prepared_statements
      WHERE strpos(statement, $1) > 0 AND from_sql = false AND name <> ''`,
    values: [part],
  });
  return rows.map(({ uses }) => ({ uses: BigInt(uses) }));
}
