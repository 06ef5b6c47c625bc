import pg from "pg";

type Wanted = Readonly<{
  accountId: string;
  from?: bigint | undefined;
  to?: bigint | undefined;
  serial?: string | undefined;
  cursor?: bigint | undefined;
  limit?: number | undefined;
  format: "json" | "ndjson" | "csv";
}>;

/** RFC 3339 in SQL; years past 9999 in the expanded form, as `formatInstant` writes them. */
const moment = (column: string) =>
  `CASE WHEN ${column} < 253402300800 THEN to_char(to_timestamp(${column}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    WHEN ${column} < 9000000000000 THEN to_char(to_timestamp(${column}) AT TIME ZONE 'UTC', '"+"FM000000YYYY-MM-DD"T"HH24:MI:SS"Z"')
    ELSE ${column}::text END`;

/** Truncated to hundredths and written with two decimals: what people see of an amount of ticks. */
const isc = (cents: string) =>
  `CASE WHEN ${cents} < 0 THEN '-' ELSE '' END || abs(${cents}) / 100 || '.' || lpad((abs(${cents}) % 100)::text, 2, '0')`;

/** A text that people chose, so that no spreadsheet takes it for a formula. Amounts stay numbers. */
const cell = (column: string) =>
  `CASE WHEN left(${column}, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r', '＝', '＋', '－', '＠') THEN '''' || ${column} ELSE ${column} END`;

const SHOWN = "e.balance_ticks / 2628000";
const STEP = `(${SHOWN} - (e.balance_ticks - e.amount_ticks) / 2628000)`;

const CSV = `SELECT e.sequence, e.kind, e.event, ${moment("e.at")} AS at,
    CASE WHEN e.from_at IS NOT NULL THEN ${moment("e.from_at")} END AS "from", e.amount_ticks AS "amountTicks",
    ${isc(STEP)} AS "amountIsc", e.balance_ticks AS "balanceTicks", ${isc(SHOWN)} AS "balanceIsc",
    e.rate_after AS "ratePerSecond", ${isc("e.rate_after")} AS "monthlyIsc", v.lines AS configuration,
    k.last_group AS "activationKey", ${cell("u.name")} AS person, e.source,
    CASE WHEN e.event = 'rma' THEN (SELECT s.old_serial || ' > ' || s.new_serial FROM device_swaps s
      WHERE s.account_id = e.account_id AND s.version = e.configuration_version) END AS swap`;

const JSON_ENTRY = `SELECT json_build_object('sequence', e.sequence::text, 'kind', e.kind, 'event', e.event, 'at', ${moment("e.at")},
    'from', CASE WHEN e.from_at IS NOT NULL THEN ${moment("e.from_at")} END, 'amountTicks', e.amount_ticks::text,
    'amountIsc', ${isc(STEP)}, 'balanceTicks', e.balance_ticks::text, 'balanceIsc', ${isc(SHOWN)},
    'ratePerSecond', e.rate_after::text, 'monthlyIsc', ${isc("e.rate_after")},
    'lines', coalesce(v.lines, '[]'::json), 'activationKey', k.last_group, 'person', u.name, 'source', e.source,
    'swap', CASE WHEN e.event = 'rma' THEN (SELECT json_build_object('oldSerial', s.old_serial, 'newSerial', s.new_serial,
      'reason', s.reason) FROM device_swaps s WHERE s.account_id = e.account_id AND s.version = e.configuration_version) END,
    'hash', encode(e.hash, 'hex'))::text`;

const LINES_TEXT = `string_agg(l.serial || ' ' || t.name || ' ' || l.quantity || ' x ' || ${isc("l.monthly_cents")}, '; ' ORDER BY l.serial, t.name)`;
const LINES_JSON = `json_agg(json_build_object('serial', l.serial, 'article', l.article_number, 'name', t.name,
    'quantity', l.quantity, 'price', ${isc("l.monthly_cents")}, 'monthlyIsc', ${isc("(l.monthly_cents * l.quantity)")},
    'ratePerSecond', (l.monthly_cents * l.quantity)::text) ORDER BY l.serial, t.name)`;

/**
 * The COPY statement that formats an account's history in the database, oldest first. CSV has a header and quotes what
 * needs it; JSON lines are copied as they are, with separators that JSON text never contains.
 */
export function historyStatement(wanted: Wanted): string {
  const csv = wanted.format === "csv";
  const options = csv ? "FORMAT csv, HEADER true" : `FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'`;
  return `COPY (
    WITH v AS (SELECT l.version, ${csv ? LINES_TEXT : LINES_JSON} AS lines FROM configuration_lines l
      JOIN articles t ON t.number = l.article_number WHERE l.account_id = ${literal(wanted.accountId)} GROUP BY l.version)
    ${csv ? CSV : JSON_ENTRY}
    FROM account_entries e LEFT JOIN v ON v.version = e.configuration_version AND e.kind IN ('rental', 'change')
    LEFT JOIN activation_keys k ON k.id = e.activation_key_id LEFT JOIN users u ON u.id = e.actor_id
    WHERE ${conditions(wanted).join(" AND ")} ORDER BY e.sequence ${wanted.limit === undefined ? "" : `LIMIT ${wanted.limit}`}
  ) TO STDOUT WITH (${options})`;
}

function conditions({ accountId, from, to, serial, cursor }: Wanted): string[] {
  const wanted = [`e.account_id = ${literal(accountId)}`];
  if (from !== undefined) wanted.push(`e.at >= ${from}`);
  if (to !== undefined) wanted.push(`e.at < ${to}`);
  if (cursor !== undefined) wanted.push(`e.sequence > ${cursor}`);
  if (serial !== undefined) {
    wanted.push(`e.kind IN ('rental', 'change') AND EXISTS (SELECT FROM configuration_lines l
      WHERE l.account_id = e.account_id AND l.version = e.configuration_version AND l.serial = ${literal(serial)}
      UNION ALL SELECT FROM device_swaps s WHERE e.event = 'rma' AND s.account_id = e.account_id
        AND s.version = e.configuration_version AND s.old_serial = ${literal(serial)})`);
  }
  return wanted;
}

/** COPY takes no parameters, so values are written into it as quoted literals. */
const literal = (text: string): string => pg.escapeLiteral(text);
