import { createHash, randomUUID } from "node:crypto";
import { entryText } from "@/lib/domain/accounts/entry-text";
import { claimsOf } from "@/lib/domain/accounts/signed-statement/check-file";
import {
  type ConfigurationLines,
  type EntryLine,
  FIRST_SEAL,
  type HeaderLine,
  type SealedLine,
  sealLine,
  signatureLine,
} from "@/lib/domain/accounts/signed-statement/lines";
import { standingAfter } from "@/lib/domain/accounts/signed-statement/read-line";
import { formatInstant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import { signStatement } from "@/lib/platform/signing/sign-statement";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import type { History } from "@/tests/support/histories";

const ACCOUNT = randomUUID();
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The lines a portal exports of a history, by our own hand. */
export function contentsOf({ entries, lines, now }: History, key: SigningKey): SealedLine[] {
  const opening = {
    sequence: "0",
    at: null,
    balanceTicks: "0",
    ratePerSecond: "0",
    rented: false,
    hash: "",
  } as const;
  const header: HeaderLine = {
    type: "header",
    format: "portal-statement/1",
    issuer: "https://portal.example.com",
    account: { id: ACCOUNT, name: "Müller & Söhne" },
    exportedAt: formatInstant(now),
    from: null,
    to: null,
    opening,
    key: { ...key.publicJwk },
  };
  const contents: SealedLine[] = [header];
  let [previousHash, version] = ["", 0];
  for (const [index, entry] of entries.entries()) {
    if (entry.version > version)
      contents.push(configurationOf(entry.version, lines.get(entry.version) ?? [], entry));
    version = entry.version;
    const actor = entry.kind === "rental" ? null : ACCOUNT;
    const facts = { accountId: ACCOUNT, sequence: BigInt(index + 1), previousHash, actor, reference: null };
    const source = entry.kind === "rental" ? "rental" : "session";
    const text = entryText({ ...entry, ...facts, configurationVersion: version, source });
    const line: EntryLine = {
      type: "entry",
      sequence: String(index + 1),
      kind: entry.kind,
      at: formatInstant(entry.at),
      from: entry.from === null ? null : formatInstant(entry.from),
      amountTicks: String(entry.amount),
      balanceTicks: String(entry.balance),
      ratePerSecond: String(entry.rateAfter),
      rented: entry.rentedAfter,
      version,
      actor,
      source,
      reference: null,
      previousHash,
      hash: sha256(text),
    };
    contents.push(line);
    previousHash = line.hash;
  }
  return contents;
}

const configurationOf = (
  version: number,
  lines: History["lines"] extends ReadonlyMap<number, infer Lines> ? Lines : never,
  { at, rateAfter }: History["entries"][number],
): ConfigurationLines => ({
  type: "configuration",
  version,
  at: formatInstant(at),
  ratePerSecond: String(rateAfter),
  lines: lines.map(({ price, ...line }) => ({ ...line, price: formatCents(price) })),
});

/** Seals and signs lines, as only the holder of the key can. */
export async function sealAndSign(contents: readonly SealedLine[], key: SigningKey): Promise<string> {
  let seal = FIRST_SEAL;
  const texts = contents.map((content) => {
    const sealed = sealLine(seal, content, sha256);
    seal = sealed.seal;
    return sealed.text;
  });
  const [header] = contents as [HeaderLine];
  const last = contents.findLast((line): line is EntryLine => line.type === "entry");
  const claims = { ...claimsOf(header, last ? standingAfter(last) : header.opening, seal), iat: 1 };
  return `${[...texts, signatureLine(await signStatement(key, claims))].join("\n")}\n`;
}
