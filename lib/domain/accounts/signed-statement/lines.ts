import type { EntryKind } from "@/lib/domain/accounts/entry";

/** The name and version of the file's form. */
export const STATEMENT_FORMAT = "portal-statement/1";
/** What kind of JWS signs a statement: a token made for another purpose is never taken for one. */
export const STATEMENT_TYPE = "account-statement+jwt";

/** SHA-256 of a text's UTF-8, in hex. */
export type Digest = (text: string) => string;

/** Where an account stood before the first entry of the file; sequence 0 where nothing had happened yet. */
export type StandingLine = Readonly<{
  sequence: string;
  at: string | null;
  balanceTicks: string;
  ratePerSecond: string;
  rented: boolean;
  hash: string;
}>;

/** The first line: whose statement this is, of which time, and what came before. */
export type HeaderLine = Readonly<{
  type: "header";
  format: typeof STATEMENT_FORMAT;
  issuer: string;
  account: Readonly<{ id: string; name: string }>;
  exportedAt: string;
  from: string | null;
  to: string | null;
  opening: StandingLine;
  key: Readonly<Record<string, string>>;
}>;

/** What was rented under a version of the configuration, before the first entry that names it. */
export type ConfigurationLines = Readonly<{
  type: "configuration";
  version: number;
  at: string;
  ratePerSecond: string;
  lines: readonly Readonly<{
    serial: string;
    pbx: string;
    article: string;
    name: string;
    quantity: number;
    price: string;
  }>[];
}>;

/** An entry of the ledger, with everything its hash is taken of. */
export type EntryLine = Readonly<{
  type: "entry";
  sequence: string;
  kind: EntryKind;
  at: string;
  from: string | null;
  amountTicks: string;
  balanceTicks: string;
  ratePerSecond: string;
  rented: boolean;
  version: number;
  actor: string | null;
  source: string;
  reference: string | null;
  previousHash: string;
  hash: string;
}>;

/** The last line: a JWS over the last hash and the last seal. It has no seal of its own. */
export type SignatureLine = Readonly<{ type: "signature"; jws: string }>;

/** What the signature is over. */
export type SignedClaims = Readonly<{
  iss: string;
  sub: string;
  iat: number;
  sequence: string;
  balanceTicks: string;
  hash: string;
  seal: string;
}>;

export type SealedLine = HeaderLine | ConfigurationLines | EntryLine;

/** A line as it stands in the file, and its seal, which the next line's depends on. */
export type Sealed = Readonly<{ text: string; seal: string }>;

/** The seal before the first line. */
export const FIRST_SEAL = "";

/** Writes a line: its JSON, closed by the hash of it and of the seal before. A changed byte breaks all seals after it. */
export function sealLine(before: string, content: SealedLine, digest: Digest): Sealed {
  const body = JSON.stringify(content);
  const seal = digest(`${before}\n${body}`);
  return { text: `${body.slice(0, -1)},"seal":"${seal}"}`, seal };
}

/** The last line. */
export const signatureLine = (jws: string): string =>
  JSON.stringify({ type: "signature", jws } satisfies SignatureLine);

const SEALED = /^(?<open>\{.*),"seal":"(?<seal>[0-9a-f]{64})"\}$/s;

/** Takes a line apart: its JSON without the seal, and the seal; null for a line that has none. */
export function unsealLine(text: string): Readonly<{ body: string; seal: string }> | null {
  const { open, seal } = SEALED.exec(text)?.groups ?? {};
  return open === undefined || seal === undefined ? null : { body: `${open}}`, seal };
}
