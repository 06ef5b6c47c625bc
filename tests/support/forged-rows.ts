/**
 * Appends a copy of a row of a table under an id of its own, with some of its columns forged: a statement. `where` says
 * which row, else it is any.
 */
export const forgedCopy = (table: string, forged: Readonly<Record<string, unknown>>, where = "true") => `
  INSERT INTO ${table} SELECT copy.* FROM (SELECT * FROM ${table} WHERE ${where} LIMIT 1) found,
    jsonb_populate_record(NULL::${table}, to_jsonb(found) || jsonb_build_object('id', gen_random_uuid())
      || '${JSON.stringify(forged)}') copy`;
