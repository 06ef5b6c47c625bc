import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import type { CsvLine } from "@/lib/platform/csv/read-csv";
import { invalidSentence } from "@/lib/platform/invalid-sentence";

/** A line of a list: what it asks for, or the sentence that says what is wrong with it. */
export type CheckedLine<Value> = Readonly<{ line: number }> &
  (Readonly<{ value: Value; fault: null }> | Readonly<{ value: null; fault: string }>);

type Checking<Value> = Readonly<{
  read: (cells: CsvLine["cells"]) => z.ZodSafeParseResult<Value>;
  locale: Locale;
}>;

/** Reads each line by itself; a fault names the column it is in. */
export const checkLines = <Value>(
  lines: readonly CsvLine[],
  { read, locale }: Checking<Value>,
): CheckedLine<Value>[] =>
  lines.map(({ line, cells }) => {
    const result = read(cells);
    if (result.success) return { line, value: result.data, fault: null };
    const [issue] = result.error.issues;
    const sentence = issue ? invalidSentence(issue, locale) : "";
    const column = String(issue?.path[0] ?? "");
    return { line, value: null, fault: column === "" ? sentence : `${column}: ${sentence}` };
  });
