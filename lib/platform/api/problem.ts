import type { RefusalDetails } from "@/lib/domain/refusal";

/** Where in a request something is wrong. */
export type FaultPlace = "path" | "query" | "body";

/** One thing that is wrong with a request, for whoever fixes the sender. */
export type ProblemError = Readonly<{ in: FaultPlace; path: string; code: string; message: string }>;

/** What is answered instead of success. `code` is for machines, `detail` for the person who reads their log. */
export type Problem = Readonly<{
  status: number;
  code: string;
  detail: string;
  details?: RefusalDetails;
  errors?: readonly ProblemError[];
  reference?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** Where a code is explained. Relative to the portal, and stable. */
export const problemType = (code: string): string => `/api/docs/problems/${code}`;

/** A code as a title for people: "activation_key_used" is "Activation key used". */
export function problemTitle(code: string): string {
  const words = code.replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** The problem document (RFC 9457) that answers the request at `instance`. */
export function problemDocument(problem: Problem, instance: string): Readonly<Record<string, unknown>> {
  const { status, code, detail, headers: _headers, ...more } = problem;
  return { type: problemType(code), title: problemTitle(code), status, code, detail, instance, ...more };
}

/** The headers that go with a problem document. */
export const problemHeaders = ({ headers }: Problem): Record<string, string> => ({
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  ...headers,
});

/** A problem document as an answer. */
export const problemResponse = (problem: Problem, instance: string): Response =>
  new Response(JSON.stringify(problemDocument(problem, instance)), {
    status: problem.status,
    headers: problemHeaders(problem),
  });
