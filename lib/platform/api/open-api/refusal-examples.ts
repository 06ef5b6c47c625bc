import { type RefusalCode, type RefusalDetails, refusalStatus } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import type { Locale } from "@/lib/domain/display/locale";
import { problemTitle, problemType } from "@/lib/platform/api/problem";
import type { ProblemDocument } from "@/lib/platform/api/problem-schema";

/** Details a refusal might have, whichever it is. */
const DETAILS: RefusalDetails = {
  account: "muster.example",
  accounts: 2,
  allowed: "GET, HEAD, OPTIONS",
  article: "02-00039-002",
  at: "2026-11-22T03:10:00Z",
  balanceIsc: "0.00",
  basedOn: 2,
  character: "o",
  column: "serial",
  columns: "serial, article",
  contract: "Software Rental",
  digits: 23,
  email: "person@muster.example",
  endsAt: "2026-11-21T00:00:00Z",
  expected: "application/json",
  fault: "too_many_decimals",
  faults: 2,
  fields: "city",
  found: "00-90-33-46-0A-F3",
  given: 2,
  key: "9e2d-7985-3e84-1005",
  least: 12,
  left: "8",
  license: "PBX-Port14",
  line: 3,
  monthlyIsc: "61.25",
  most: 1_000_000,
  name: "muster.example",
  needed: "vendor",
  now: "2026-11-22T03:10:00Z",
  number: 4,
  obstacles: "billing_missing",
  ordered: 3,
  permission: "rental",
  reason: "check",
  reference: "order-4711",
  retryAfterSeconds: 60,
  rows: 2_000_000,
  scenario: "cloud",
  seq: 3,
  serial: "00-90-33-46-0A-F2",
  skewSeconds: -300,
  startsAt: "2026-12-01T00:00:00Z",
  state: "returned",
  text: "12.505",
  validFrom: "2026-11-21T00:00:00Z",
  version: 3,
  versions: "13, 14",
};

/** What a refusal says, for example. */
export const exampleSentence = (code: RefusalCode, locale: Locale = "en"): string =>
  refusalSentence({ code, details: DETAILS }, locale);

/** A problem document with this code, for example. */
export const exampleProblem = (code: RefusalCode, instance: string): ProblemDocument => ({
  type: problemType(code),
  title: problemTitle(code),
  status: refusalStatus(code),
  code,
  detail: exampleSentence(code),
  instance,
});
