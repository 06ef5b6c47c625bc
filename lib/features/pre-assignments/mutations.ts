import type { Locale } from "@/lib/domain/display/locale";
import { licensesHardware } from "@/lib/domain/licenses/articles";
import { decideFit } from "@/lib/domain/licenses/license-key-fit";
import { Refusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { checkPreassignment, preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import type { HardwareLicense, PreassignInput } from "@/lib/features/hardware-licenses/schema";
import {
  MOST_PRE_ASSIGNMENTS,
  PRE_ASSIGNMENT_COLUMNS,
  readPreAssignment,
} from "@/lib/features/pre-assignments/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { type CheckedLine, checkLines } from "@/lib/platform/csv/check-lines";
import { readCsv } from "@/lib/platform/csv/read-csv";
import { db } from "@/lib/platform/db/client";

/** A line of a list as it is shown before anything is assigned, or what is wrong with it. */
export type PreAssignmentLine = Readonly<{
  line: number;
  serial: string;
  article: string;
  quantity: number;
  fault: string | null;
}>;
/** A list that was read: nothing was assigned. */
export type PreAssignmentPreview = Readonly<{ lines: PreAssignmentLine[]; faults: number }>;

type List = Readonly<{ csv: string; locale: Locale }>;
type License = PreassignInput["licenses"][number];
type Line = CheckedLine<License>;

/**
 * Reads a list of hardware licenses and says of each line whether it could be assigned, and tries the good
 * ones out, rolled back. Vendor staff with `licenses` only. Changes nothing.
 */
export async function checkPreAssignmentList(scope: Scope, list: List): Promise<PreAssignmentPreview> {
  const lines = await readLines(scope, list);
  return { lines: lines.map(shown), faults: lines.filter(({ fault }) => fault !== null).length };
}

/** Pre-assigns the hardware licenses of a list when every line of it is good, and otherwise none (`list_faulty`). */
export async function preassignList(
  scope: Scope,
  list: List,
  reference?: string,
): Promise<HardwareLicense[]> {
  const lines = await readLines(scope, list);
  const licenses = goodOf(lines);
  if (licenses.length < lines.length) {
    throw new Refusal("list_faulty", { faults: lines.length - licenses.length });
  }
  return preassignHardwareLicenses(scope, { licenses }, reference);
}

async function readLines(scope: Scope, { csv, locale }: List): Promise<Line[]> {
  requireVendor(scope, "licenses");
  const rows = readCsv(csv, { ...PRE_ASSIGNMENT_COLUMNS, mostLines: MOST_PRE_ASSIGNMENTS });
  const lines = checkLines(rows, { read: readPreAssignment, locale });
  const numbers = [...new Set(goodOf(lines).map(({ article }) => article))];
  const articles = await db.article.findMany({ where: { number: { in: numbers } } });
  const known = new Map(articles.map((article) => [article.number, article]));
  const checked = lines.map((line): Line => {
    const refusal = line.value && refusalOf(line.value, known.get(line.value.article));
    return refusal ? { line: line.line, value: null, fault: refusalSentence(refusal, locale) } : line;
  });
  const licenses = goodOf(checked);
  if (licenses.length > 0) await checkPreassignment(scope, { licenses });
  return checked;
}

type Article = Readonly<{ number: string; name: string; kind: string; rentable: boolean }>;

/** What is wrong with a line, by the same rules by which it would be refused; a device may be named in several. */
function refusalOf({ article, serial }: License, known: Article | undefined): Refusal | null {
  if (!known) return new Refusal("article_unknown", { article });
  if (!licensesHardware(known)) return new Refusal("article_not_hardware", { article });
  if (decideFit({ ...known, perDevice: true }, serial) === "fits") return null;
  return new Refusal("article_does_not_fit", { article: known.name, serial });
}

const goodOf = (lines: readonly Line[]): License[] => lines.flatMap(({ value }) => (value ? [value] : []));

const shown = ({ line, value, fault }: Line): PreAssignmentLine => ({
  line,
  serial: value?.serial ?? "",
  article: value?.article ?? "",
  quantity: value?.quantity ?? 0,
  fault,
});
