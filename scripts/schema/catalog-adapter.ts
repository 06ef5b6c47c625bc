import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from "@prisma/driver-adapter-utils";
import { Pool, type QueryArrayResult } from "pg";

const TEXT = 25;
/** PostgreSQL's one-byte type "char", which its catalog is full of and the adapter does not know. */
const INTERNAL_CHAR = 18;

/** A pool that calls the catalog's one-byte type text, and remembers which columns it was. */
class CatalogPool extends Pool {
  readonly characters = new Set<string>();

  // @ts-expect-error one of Pool's many forms: the one the adapter calls
  override async query(...args: Parameters<Pool["query"]>): Promise<QueryArrayResult> {
    const result = (await super.query(...args)) as unknown as QueryArrayResult;
    this.characters.clear();
    for (const field of result.fields) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = TEXT;
      this.characters.add(field.name);
    }
    return result;
  }
}

/** An adapter through which the schema engine can read the catalog of a database. */
export async function openCatalog(
  connectionString: string,
): Promise<{ factory: PrismaPg; close: () => Promise<void> }> {
  const pool = new CatalogPool({ connectionString, max: 1 });
  const factory = new PrismaPg(pool as unknown as Pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery) => withCharacters(await queryRaw(query), pool.characters);
    return adapter;
  };
  return { factory, close: () => pool.end() };
}

function withCharacters(result: SqlResultSet, characters: ReadonlySet<string>): SqlResultSet {
  const columnTypes = result.columnTypes.map((type, index) =>
    characters.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
  );
  return { ...result, columnTypes };
}
