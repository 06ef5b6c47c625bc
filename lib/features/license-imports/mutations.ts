import { type ColumnPlaces, placeColumns, readListLine } from "@/lib/domain/licenses/license-key-list";
import type { WantedLicense } from "@/lib/domain/licenses/license-key-plan";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { listArticles } from "@/lib/features/articles/data";
import type { CheckedLine, CheckedList, ImportInput } from "@/lib/features/license-imports/schema";
import { bindLicenseKeys, bindPlanned, planInProject } from "@/lib/features/license-keys/mutations";
import type { BindAnswer } from "@/lib/features/license-keys/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { type CsvRow, readCsvRows } from "@/lib/platform/csv/read-rows";
import { type Transaction, tryOut } from "@/lib/platform/db/transaction";

const MOST_LINES = 500;

type Import = ImportInput & Readonly<{ projectId: string }>;

/**
 * Looks at every line of a list as if it were bound, and says of each bad one why; found out by binding the good ones
 * and rolling that back. Changes nothing. Needs `licenses`; refuses a text that is no list at all.
 */
export function checkImport(scope: Scope, wanted: Import): Promise<CheckedList> {
  requirePermission(scope, "licenses");
  return tryOut((tx) => checked(tx, scope, wanted));
}

/** Binds every license of a list, or none: the first bad line is refused with its number. Once per reference. */
export async function importLicenseKeys(
  scope: Scope,
  { csv, projectId }: Import,
  reference?: string,
): Promise<BindAnswer> {
  requirePermission(scope, "licenses");
  const { lines } = await readList(csv);
  const licenses = lines.map(({ line, wanted, fault }) => wanted ?? refuseLine(fault, line));
  return bindLicenseKeys(scope, { projectId, licenses }, reference);
}

type ReadLine = CsvRow &
  (Readonly<{ wanted: WantedLicense; fault: null }> | Readonly<{ wanted: null; fault: Refusal }>);

async function checked(tx: Transaction, scope: Scope, { csv, projectId }: Import): Promise<CheckedList> {
  const { lines, places } = await readList(csv);
  const readable = lines.filter((line) => line.wanted !== null);
  const licenses = readable.map(({ wanted }) => wanted);
  const planned = await planInProject(tx, scope, { projectId, licenses });
  const faults = new Map(readable.map(({ line }, index) => [line, planned[index]?.fault ?? null]));
  const shown = lines.map((line) =>
    shownLine(line, { places, fault: line.fault ?? faults.get(line.line) ?? null }),
  );
  const bad = shown.filter(({ fault }) => fault !== null).length;
  return { lines: shown, bad, answer: bad > 0 ? null : await bindPlanned(tx, scope, { projectId, planned }) };
}

async function readList(csv: string): Promise<Readonly<{ places: ColumnPlaces; lines: ReadLine[] }>> {
  const { columns, rows } = readCsvRows(csv, MOST_LINES);
  const places = placeColumns(columns);
  const numbers = new Map<string, string>();
  for (const { number, name } of await listArticles())
    numbers.set(name.toLowerCase(), number).set(number, number);
  const articleOf = (text: string) => numbers.get(text) ?? numbers.get(text.toLowerCase());
  const reading = { places, width: columns.length, articleOf };
  return { places, lines: rows.map((row) => readLine(row, () => readListLine(row, reading))) };
}

function readLine(line: CsvRow, read: () => WantedLicense): ReadLine {
  try {
    return { ...line, wanted: read(), fault: null };
  } catch (error) {
    if (isRefusal(error)) return { ...line, wanted: null, fault: error };
    throw error;
  }
}

function shownLine(
  { line, cells }: CsvRow,
  { places, fault }: Readonly<{ places: ColumnPlaces; fault: Refusal | null }>,
): CheckedLine {
  const cell = (place: number | undefined) => (place === undefined ? "" : (cells[place] ?? ""));
  return {
    line,
    license: cell(places.license),
    amount: cell(places.amount),
    serial: cell(places.serial),
    customer: cell(places.customer),
    location: cell(places.location),
    description: cell(places.description),
    fault: fault && { code: fault.code, details: fault.details },
  };
}

function refuseLine({ code, details }: Refusal, line: number): never {
  throw new Refusal(code as "article_unknown", { article: "", ...details, line });
}
