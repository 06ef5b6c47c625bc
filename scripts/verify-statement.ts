import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { JWK } from "jose";
import { formatIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { type Verdict, verifyStatement } from "@/lib/platform/signing/verify-statement";
import { explain, SetupProblem } from "@/scripts/setup/progress";

const USAGE = `npm run verify-statement -- FILE [--jwks FILE|URL]

Checks a signed export of an account offline: that no entry was changed, left out or added, that every balance and
every debit follows, and that the portal signed it. --jwks names the portal's keys, as its /.well-known/jwks.json
has them: a file you kept, or its address.`;

const TRUSTED = "one of the given keys.";
const UNTRUSTED =
  "which the file itself brings along: nothing was changed since. Who signed it is only certain with --jwks.";

/** Exits with 0 when everything is right, 1 when something is wrong with the file, 2 when it was not checked at all. */
try {
  const { file, jwks } = readArguments();
  const keys = jwks === undefined ? null : await readKeys(jwks);
  process.exitCode = tell(await verifyStatement(createReadStream(file), keys), keys !== null);
} catch (error) {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  explain(isMissing ? new SetupProblem(`There is no such file: ${error.message}`) : error);
  process.exitCode = 2;
}

function readArguments(): Readonly<{ file: string; jwks: string | undefined }> {
  try {
    const { values, positionals } = parseArgs({
      options: { jwks: { type: "string" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    const [file, another] = positionals;
    if (file !== undefined && another === undefined && !values.help) return { file, jwks: values.jwks };
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : String(error)}\nUsage:\n  ${USAGE}`);
  }
  throw new SetupProblem(`Usage:\n  ${USAGE}`);
}

async function readKeys(place: string): Promise<readonly JWK[]> {
  const text = /^https?:\/\//.test(place) ? await fetchText(place) : await readFile(place, "utf8");
  const set = parseKeys(text);
  if (set === null) throw new SetupProblem(`${place} is no set of keys (JWKS).`);
  return set;
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new SetupProblem(`${address} does not answer with a set of keys.`);
  return response.text();
}

function parseKeys(text: string): readonly JWK[] | null {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown };
    return Array.isArray(keys) ? (keys as JWK[]) : null;
  } catch {
    return null;
  }
}

function tell(verdict: Verdict, isTrusted: boolean): number {
  if ("fault" in verdict) {
    console.error(`Not in order. Line ${verdict.line}: ${verdict.fault}.`);
    return 1;
  }
  const { header, standing, entries, kid } = verdict;
  const balance = formatIsc(ticks(BigInt(standing.balanceTicks)));
  console.log(`In order: ${header.account.name}, exported by ${header.issuer} at ${header.exportedAt}.`);
  console.log(`${entries} entries; after number ${standing.sequence} the balance is ${balance} iSC.`);
  console.log(`Signed with key ${kid}, ${isTrusted ? TRUSTED : UNTRUSTED}`);
  return 0;
}
