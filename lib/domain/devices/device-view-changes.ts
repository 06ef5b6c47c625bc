import type { DocumentClaims, DocumentLicense } from "@/lib/domain/devices/license-document";

/** A signed document as it can be read: what it says, and the key that signed it. */
export type ReadDocument = Readonly<{ kid: string; claims: DocumentClaims }>;

type Named = Pick<DocumentLicense, "name" | "version" | "source">;

/** One thing in which a document differs from the one before. Ends are whole seconds; null: without an end. */
export type DocumentChange =
  | Readonly<{ kind: "added" | "removed"; license: Named; quantity: number }>
  | Readonly<{ kind: "quantity"; license: Named; from: number; to: number }>
  | Readonly<{ kind: "license_end"; license: Named; from: number | null; to: number | null }>
  | Readonly<{ kind: "end"; from: number | null; to: number | null }>
  | Readonly<{ kind: "denied"; licenseKeys: readonly string[]; signingKeys: readonly string[] }>
  | Readonly<{ kind: "key"; from: string; to: string }>;

/**
 * What a document changed against the one before it, license by license; the first one adds all it names. Nothing where
 * only its number and its time are others: it was sent again.
 */
export function documentChanges(before: ReadDocument | null, after: ReadDocument): DocumentChange[] {
  const [old, present] = [byName(before?.claims.licenses ?? []), byName(after.claims.licenses)];
  const names = [...new Set([...old.keys(), ...present.keys()])].toSorted();
  return [
    ...names.flatMap((name) => licenseChanges(old.get(name), present.get(name))),
    ...endChanges(before, after),
    ...deniedChanges(before, after),
    ...keyChanges(before, after),
  ];
}

function licenseChanges(before?: DocumentLicense, after?: DocumentLicense): DocumentChange[] {
  if (before && after) return alterations(before, after);
  if (after) return [{ kind: "added", license: named(after), quantity: after.quantity }];
  return before ? [{ kind: "removed", license: named(before), quantity: before.quantity }] : [];
}

function alterations(before: DocumentLicense, after: DocumentLicense): DocumentChange[] {
  const license = named(after);
  const quantity = { kind: "quantity", license, from: before.quantity, to: after.quantity } as const;
  const end = { kind: "license_end", license, from: before.exp ?? null, to: after.exp ?? null } as const;
  return [quantity, end].filter(({ from, to }) => from !== to);
}

/** The first document only has an end where it names one. */
function endChanges(before: ReadDocument | null, { claims }: ReadDocument): DocumentChange[] {
  const [from, to] = [before?.claims.exp ?? null, claims.exp ?? null];
  return from === to ? [] : [{ kind: "end", from, to }];
}

/** Keys that are denied from this document on. */
function deniedChanges(before: ReadDocument | null, { claims }: ReadDocument): DocumentChange[] {
  const fresh = (kind: "licenseKeys" | "signingKeys") =>
    (claims.denied?.[kind] ?? []).filter((name) => !before?.claims.denied?.[kind]?.includes(name));
  const [licenseKeys, signingKeys] = [fresh("licenseKeys"), fresh("signingKeys")];
  return licenseKeys.length + signingKeys.length === 0 ? [] : [{ kind: "denied", licenseKeys, signingKeys }];
}

const keyChanges = (before: ReadDocument | null, { kid }: ReadDocument): DocumentChange[] =>
  before && before.kid !== kid ? [{ kind: "key", from: before.kid, to: kid }] : [];

/** A license may stand in a document twice with different ends; the later one speaks for it. */
const byName = (licenses: readonly DocumentLicense[]): Map<string, DocumentLicense> =>
  new Map(
    licenses.map((license) => [JSON.stringify([license.name, license.version, license.source]), license]),
  );

const named = ({ name, version, source }: DocumentLicense): Named => ({ name, version, source });
