import { faultOfConfiguration, faultOfEntry } from "@/lib/domain/accounts/signed-statement/check-entry";
import {
  type ConfigurationLines,
  type Digest,
  type EntryLine,
  FIRST_SEAL,
  type HeaderLine,
  type SealedLine,
  type SignedClaims,
  type StandingLine,
  unsealLine,
} from "@/lib/domain/accounts/signed-statement/lines";
import { parseJson, readLine, standingAfter } from "@/lib/domain/accounts/signed-statement/read-line";
import { parseInstant } from "@/lib/domain/instant";

/** How far a file has been checked. */
export type FileState = Readonly<{
  header: HeaderLine | null;
  standing: StandingLine | null;
  configuration: ConfigurationLines | null;
  entries: bigint;
  seal: string;
  jws: string | null;
}>;

/** Before the first line. */
export const NOTHING_READ: FileState = {
  header: null,
  standing: null,
  configuration: null,
  entries: 0n,
  seal: FIRST_SEAL,
  jws: null,
};

/** The state after a line, or the sentence that says what is wrong with it. */
export type Checked = Readonly<{ state: FileState }> | Readonly<{ fault: string }>;

/** Checks the next line of a file against everything before it. */
export function checkLine(state: FileState, text: string, digest: Digest): Checked {
  if (state.jws !== null) return { fault: "something follows the signature" };
  if (text.startsWith('{"type":"signature"')) return signatureOf(state, text);
  const sealed = unsealLine(text);
  const line = sealed && readLine(sealed.body);
  if (!sealed || !line) return { fault: "this is no line of a statement" };
  const fault = faultOf(state, line, digest);
  if (fault !== null) return { fault };
  if (digest(`${state.seal}\n${sealed.body}`) !== sealed.seal)
    return { fault: "its seal does not fit: this line was changed, or one before it is missing" };
  return { state: { ...after(state, line), seal: sealed.seal } };
}

/** What is wrong with the end of a file; null for one that ends with its signature. */
export function faultOfEnd({ header, jws }: FileState): string | null {
  if (header === null) return "the file is empty";
  return jws === null ? "the signature is missing: the file was cut off" : null;
}

/** What a signature over a file must claim: whose statement it is, where it ends, and its last seal. */
export function claimsOf(
  header: HeaderLine,
  standing: StandingLine,
  seal: string,
): Omit<SignedClaims, "iat"> {
  const { sequence, balanceTicks, hash } = standing;
  return { iss: header.issuer, sub: header.account.id, sequence, balanceTicks, hash, seal };
}

/** Whether a verified signature was made for this file; if not, the sentence that says so. */
export function faultOfClaims({ header, standing, seal }: FileState, claims: unknown): string | null {
  if (header === null || standing === null) return "the header is missing";
  const signed = new Map(typeof claims === "object" && claims !== null ? Object.entries(claims) : []);
  const expected = Object.entries(claimsOf(header, standing, seal));
  const differing = expected.find(([name, value]) => signed.get(name) !== value);
  return differing ? `it was made for another file: its ${differing[0]} is not this one's` : null;
}

function faultOf(state: FileState, line: SealedLine, digest: Digest): string | null {
  if (line.type === "header") return state.header === null ? null : "a second header";
  const { header, standing, configuration } = state;
  if (header === null || standing === null) return "the header is missing";
  if (line.type === "configuration") return faultBetween(configuration, line) ?? faultOfConfiguration(line);
  const { id: accountId } = header.account;
  const fault = faultOfEntry({ entry: line, before: standing, configuration, accountId, digest });
  return fault === null ? null : `entry ${line.sequence} is wrong: ${fault}`;
}

const faultBetween = (before: ConfigurationLines | null, next: ConfigurationLines): string | null =>
  before !== null && (next.version <= before.version || parseInstant(next.at) < parseInstant(before.at))
    ? "an older configuration follows a newer one"
    : null;

function after(state: FileState, line: SealedLine): FileState {
  if (line.type === "header") return { ...state, header: line, standing: line.opening };
  if (line.type === "configuration") return { ...state, configuration: line };
  return afterEntry(state, line);
}

const afterEntry = (state: FileState, entry: EntryLine): FileState => ({
  ...state,
  standing: standingAfter(entry),
  entries: state.entries + 1n,
});

function signatureOf(state: FileState, text: string): Checked {
  const content = parseJson(text) as { jws?: unknown } | undefined;
  const jws = content?.jws;
  const isOurs = typeof jws === "string" && JSON.stringify({ type: "signature", jws }) === text;
  if (!isOurs) return { fault: "the signature cannot be read" };
  return state.header === null ? { fault: "the header is missing" } : { state: { ...state, jws } };
}
