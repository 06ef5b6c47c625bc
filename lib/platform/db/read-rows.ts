import { createHash } from "node:crypto";
import pg from "pg";
import type { Prisma } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format),
};

/**
 * The rows of a statement that only reads, outside of any transaction: as `db.$queryRaw` answers them, bigints as
 * bigints and JSON as what it says, without the client in between, whose way there and back costs more than
 * a small statement. What pages read at every request goes this way.
 *
 * Each connection reads and plans a text once and keeps it, which takes the database a third of the time. The plan
 * follows the tables' statistics and ends with its connection (`pool`). So texts shall be few: a list of values is one
 * array, not as many parameters.
 */
export async function readRows<Row>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const { rows } = await pool().query({ name: nameOf(text), text, values, types });
  return rows as Row[];
}

const names = new Map<string, string>();
const MOST_NAMES = 100;

/** The name a connection keeps a statement by: from its text, which two copies of this module name alike. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return name;
}
