import { expect, it } from "vitest";
import { db, Prisma } from "@/lib/platform/db/client";
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
