import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import { isRefusalCode, type RefusalCode, type RefusalDetails } from "@/lib/domain/refusal";
import { faultSentence } from "@/lib/platform/api/fault-sentence";
import type { FaultPlace, ProblemError } from "@/lib/platform/api/problem";

type Issue = z.core.$ZodIssue;

/** Something zod found wrong, and in which part of the request. */
export type InputFault = Readonly<{ in: FaultPlace; issue: Issue }>;

/** Thrown when a request was not understood: with everything that is wrong with it at once. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";

  constructor(readonly faults: readonly InputFault[]) {
    super("the request is invalid");
  }
}

/** The faults in a part of a request: of alternatives only those of the one that was meant. */
export const faultsIn = (place: FaultPlace, issues: readonly Issue[]): InputFault[] =>
  issues.flatMap((issue) => plainIssues(issue)).map((issue) => ({ in: place, issue }));

/** A fault as the problem document tells it. */
export const errorOf = ({ in: place, issue }: InputFault, locale: Locale): ProblemError => ({
  in: place,
  path: issue.path.map(String).join("."),
  code: codeOf(issue),
  message: faultSentence(issue, locale),
});

/** The one refusal all faults come to, if they do: a malformed key is answered by its own code. */
export function commonRefusal(
  faults: readonly InputFault[],
): Readonly<{ code: RefusalCode; details: RefusalDetails }> | null {
  const [first] = faults;
  const code = first && codeOf(first.issue);
  if (code === undefined || !isRefusalCode(code)) return null;
  if (faults.some(({ issue }) => codeOf(issue) !== code)) return null;
  return { code, details: detailsOf(first?.issue) };
}

/** Whether an issue says that something is missing. */
export const isMissing = (issue: Issue): boolean =>
  (issue.code === "invalid_type" || issue.code === "invalid_value") && issue.input === undefined;

function codeOf(issue: Issue): string {
  if (isRefusalCode(issue.message)) return issue.message;
  if (isMissing(issue)) return "required";
  return issue.code === "unrecognized_keys" ? "unknown_field" : issue.code;
}

const detailsOf = (issue: Issue | undefined): RefusalDetails =>
  (issue?.code === "custom" ? (issue.params ?? {}) : {}) as RefusalDetails;

function plainIssues(issue: Issue, above: readonly PropertyKey[] = []): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0)
    return closest(issue.errors).flatMap((inner) => plainIssues(inner, path));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...path, key] }));
  return [{ ...issue, path }];
}

/** Of several alternatives the one that needs the least to be right. */
const closest = (alternatives: readonly Issue[][]): Issue[] =>
  alternatives.reduce((best, other) => (distance(other) < distance(best) ? other : best));

const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (isShape(issue) ? (issue.path.length === 0 ? 100 : 10) : 1), 0);

/** Whether the sender may have meant something else altogether. */
const isShape = (issue: Issue): boolean =>
  issue.code === "unrecognized_keys" || issue.code === "invalid_type";
