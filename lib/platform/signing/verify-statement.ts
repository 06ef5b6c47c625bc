import { createHash } from "node:crypto";
import { compactVerify, importJWK, type JWK } from "jose";
import {
  checkLine,
  faultOfClaims,
  faultOfEnd,
  type FileState,
  NOTHING_READ,
} from "@/lib/domain/accounts/signed-statement/check-file";
import {
  type HeaderLine,
  type StandingLine,
  STATEMENT_TYPE,
} from "@/lib/domain/accounts/signed-statement/lines";

/** What a file proved to be: what it states, and with which key; or the first thing that is wrong, and where. */
export type Verdict = InOrder | Wrong;
type InOrder = Readonly<{ header: HeaderLine; standing: StandingLine; entries: bigint; kid: string }>;
type Wrong = Readonly<{ line: number; fault: string }>;

const NEWLINE = 0x0a;
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Checks a signed statement without any database: the chain, the sums, the rates from the lines, the seals, and the
 * signature with one of these keys; without keys, with the one the file itself names, which proves that nothing was
 * changed since, but not by whom it was signed.
 */
export async function verifyStatement(
  file: AsyncIterable<Uint8Array>,
  keys: readonly JWK[] | null,
): Promise<Verdict> {
  const read = await readStatement(file);
  if ("fault" in read) return read;
  const { state, line } = read;
  const { header, standing, entries } = state;
  const fault = faultOfEnd(state);
  if (fault !== null || header === null || standing === null)
    return { line: line + 1, fault: fault ?? "the header is missing" };
  const signed = await verifySignature(state, keys ?? [header.key as unknown as JWK]);
  return "fault" in signed ? { line, fault: signed.fault } : { header, standing, entries, kid: signed.kid };
}

async function readStatement(
  file: AsyncIterable<Uint8Array>,
): Promise<Wrong | Readonly<{ state: FileState; line: number }>> {
  let state = NOTHING_READ;
  let line = 0;
  for await (const bytes of linesOf(file)) {
    line += 1;
    const text = textOf(bytes);
    if (text === null) return { line, fault: "the line is not whole, or not UTF-8" };
    const checked = checkLine(state, text, digest);
    if ("fault" in checked) return { line, fault: checked.fault };
    state = checked.state;
  }
  return { state, line };
}

type Signed = Readonly<{ kid: string }> | Readonly<{ fault: string }>;

async function verifySignature(state: FileState, keys: readonly JWK[]): Promise<Signed> {
  const jws = state.jws ?? "";
  const header = headerOf(jws);
  if (header === null) return { fault: "the signature cannot be read" };
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key) return { fault: `it is signed with key ${header.kid}, which is not among the portal's keys` };
  try {
    const { payload } = await compactVerify(jws, await importJWK(key, "EdDSA"), { algorithms: ["EdDSA"] });
    const fault = faultOfClaims(state, JSON.parse(new TextDecoder().decode(payload)));
    return fault === null ? { kid: header.kid } : { fault: `the signature is not this file's: ${fault}` };
  } catch {
    return { fault: `the signature was not made with key ${header.kid}` };
  }
}

/** The header of a JWS of ours, written exactly as it is read: base64 has several spellings for the same bytes. */
function headerOf(jws: string): Readonly<{ kid: string }> | null {
  const parts = jws.split(".").map((part) => Buffer.from(part, "base64url"));
  const isExact = parts.map((part) => part.toString("base64url")).join(".") === jws;
  if (!isExact || parts.length !== 3) return null;
  try {
    const { typ, kid } = JSON.parse(String(parts[0])) as { typ?: unknown; kid?: unknown };
    return typ === STATEMENT_TYPE && typeof kid === "string" ? { kid } : null;
  } catch {
    return null;
  }
}

/** The lines of a file; one that is not ended by a newline is not whole, and no text. */
async function* linesOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of file) {
    rest = Buffer.concat([rest, chunk]);
    let begin = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, begin)) {
      yield rest.subarray(begin, end);
      begin = end + 1;
    }
    rest = rest.subarray(begin);
  }
  if (rest.length > 0) yield CUT_OFF;
}

/** Stands for a line without an end: no UTF-8. */
const CUT_OFF = Buffer.from([0xff]);

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
