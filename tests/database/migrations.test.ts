import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/platform/db/migrate";
import { pool } from "@/lib/platform/db/pool";
import { schemaDiff } from "@/scripts/schema/schema-diff";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";

let folder: string;
let empty: TestDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-migrations-"));
  empty = await cloneDatabase("template0");
  await writeMigration(
    "1_first",
    "CREATE TABLE one (id int);\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;",
  );
});

afterEach(async () => {
  await empty.drop();
  await rm(folder, { recursive: true });
});

const run = () => migrate({ databaseUrl: empty.url, folder });

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

test("the migrations lead exactly to what the schema says", async () => {
  expect(await schemaDiff(process.env.DATABASE_URL ?? "")).toBeUndefined();
});

test("a table the schema does not know is noticed", async () => {
  await pool().query("CREATE TABLE forgotten (id int PRIMARY KEY)");
  expect(await schemaDiff(process.env.DATABASE_URL ?? "")).toContain("forgotten");
  await pool().query("DROP TABLE forgotten");
});

test("each migration is applied once, also by two processes at once", async () => {
  const names = await Promise.all([run(), run()]);
  expect(names.flat()).toEqual(["1_first"]);
  await writeMigration("2_second", "ALTER TABLE one ADD name text");
  expect(await run()).toEqual(["2_second"]);
  expect(await run()).toEqual([]);
});

test("a migration that fails changes nothing and says where", async () => {
  await writeMigration("2_broken", "CREATE TABLE two (id int);\nSELECT nonsense;");
  await expect(run()).rejects.toThrow(/2_broken failed and changed nothing.*line 2/);
  await writeMigration("2_broken", "CREATE TABLE two (id int);");
  expect(await run()).toEqual(["2_broken"]);
});

test("a migration that was edited after it was applied is refused", async () => {
  await run();
  await writeMigration("1_first", "CREATE TABLE other (id int)");
  await expect(run()).rejects.toThrow("Migration 1_first was changed after it was applied.");
});

test("a database that is newer than the portal is refused", async () => {
  await writeMigration("2_second", "SELECT 1");
  await run();
  await rm(join(folder, "2_second"), { recursive: true });
  await expect(run()).rejects.toThrow(/newer than this portal: it knows migration 2_second/);
});
