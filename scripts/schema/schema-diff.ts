import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { openCatalog } from "@/scripts/schema/catalog-adapter";
import { lastComplaint, openSchemaEngine } from "@/scripts/schema/schema-engine";

const NOTHING = "-- This is an empty migration.";

/** The SQL that leads from what a database is to what the schema says it should be; undefined when they agree. */
export async function schemaDiff(databaseUrl: string, schemaFolder = "prisma"): Promise<string | undefined> {
  const files = await readSchema(schemaFolder);
  const catalog = await openCatalog(databaseUrl);
  try {
    const engine = await openSchemaEngine(bindMigrationAwareSqlAdapterFactory(catalog.factory));
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: process.cwd() },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "" || sql === NOTHING ? undefined : sql;
  } catch (error) {
    throw new Error(lastComplaint() ?? String(error), { cause: error });
  } finally {
    await catalog.close();
  }
}

async function readSchema(folder: string): Promise<readonly { path: string; content: string }[]> {
  const models = await readdir(join(folder, "models"));
  const paths = [
    join(folder, "schema.prisma"),
    ...models.toSorted().map((name) => join(folder, "models", name)),
  ];
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, "utf8") })));
}
