import { exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { Serial } from "@/lib/domain/hardware/serial";
import { earlierOf, type Instant, instant } from "@/lib/domain/instant";
import type { TestGrant } from "@/lib/domain/licenses/test-license";

/** Where a license on a device comes from. */
export type LicenseSource = "rental" | "purchased" | "test";
/**
 * One license of a device, as its document names it. `exp` is the first second without it, where that is not the
 * document's own: a test license ends when it ends, whatever is rented beside it.
 */
export type DocumentLicense = Readonly<{
  name: string;
  version: string;
  quantity: number;
  source: LicenseSource;
  exp?: number;
}>;

/** What a document grants: licenses, those that are rented up to a second (null: without an end). */
export type DocumentContent = Readonly<{ licenses: readonly DocumentLicense[]; expiresAt: Instant | null }>;

/**
 * What a device may still have from elsewhere and must not use: license keys that were bound to it and are not any
 * more, and signing keys that must not be believed any more.
 */
export type Denied = Readonly<{ licenseKeys: readonly string[]; signingKeys: readonly string[] }>;

/** The claims of a signed license document. Times are whole seconds, as in every JWT. */
export type DocumentClaims = Readonly<{
  iss: string;
  sub: Serial;
  seq: number;
  iat: number;
  nbf: number;
  exp?: number;
  licenses: readonly DocumentLicense[];
  denied?: Partial<Denied>;
}>;

/** Who signs for which device, with which number, and when. */
export type DocumentHead = Readonly<{ issuer: string; serial: Serial; seq: number; issuedAt: Instant }>;

/** What a device rents, and the second in which a contract stops it; null: none does. */
export type RentedLicenses = Readonly<{ licenses: readonly DocumentLicense[]; endsAt: Instant | null }>;

/**
 * What the rental grants a device now. It ends in exactly the second in which the account is exhausted or its contract
 * ends, whichever is first, so that the device stops in time without the portal; an account that is not running grants
 * nothing.
 */
export function rentalContent(
  facts: AccountFacts,
  { licenses, endsAt }: RentedLicenses,
  now: Instant,
): DocumentContent {
  const isOver = endsAt !== null && endsAt <= now;
  if (isOver || stateAt(facts, now) !== "running") return { licenses: [], expiresAt: null };
  const exhaustion = exhaustionAfter(facts, now);
  return { licenses: inOrder(licenses), expiresAt: firstOf(endsAt, exhaustion) };
}

const firstOf = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : earlierOf(one, other);

/** A device's test license: what it grants, up to a second. */
export type TestContent = Readonly<{ grants: readonly TestGrant[]; expiresAt: Instant }>;

/**
 * What a device has besides what it rents: what was purchased for it, which has no end, and its test license until
 * that has ended. The document's end stays that of the rental.
 */
export function withOwnLicenses(
  rental: DocumentContent,
  { purchased, test }: Readonly<{ purchased: readonly DocumentLicense[]; test: TestContent | null }>,
  now: Instant,
): DocumentContent {
  const isOnTest = test !== null && now < test.expiresAt;
  const tested = isOnTest ? test.grants.map((grant) => testLicense(grant, test.expiresAt)) : [];
  return { ...rental, licenses: inOrder([...rental.licenses, ...purchased, ...tested]) };
}

const testLicense = (grant: TestGrant, expiresAt: Instant): DocumentLicense => ({
  ...grant,
  source: "test",
  exp: Number(expiresAt),
});

/** The second in which a content becomes another by itself: the first of its ends, the rental's or a license's own. */
export function contentEnd({ licenses, expiresAt }: DocumentContent): Instant | null {
  const own = licenses.flatMap(({ exp }) => (exp === undefined ? [] : [instant(BigInt(exp))]));
  const ends = expiresAt === null ? own : [expiresAt, ...own];
  return ends.reduce<Instant | null>((first, end) => (first === null || end < first ? end : first), null);
}

/** The claims to sign. */
export function documentClaims(
  head: DocumentHead,
  { licenses, expiresAt }: DocumentContent,
  denied: Denied = { licenseKeys: [], signingKeys: [] },
): DocumentClaims {
  const exp = expiryClaim(expiresAt);
  const deniedClaim = Object.fromEntries(Object.entries(denied).filter(([, names]) => names.length > 0));
  const issuedAt = Number(head.issuedAt);
  return {
    iss: head.issuer,
    sub: head.serial,
    seq: head.seq,
    iat: issuedAt,
    nbf: issuedAt,
    ...(exp === null ? {} : { exp }),
    licenses: inOrder(licenses),
    ...(Object.keys(deniedClaim).length > 0 && { denied: deniedClaim }),
  };
}

/** An end too far for a JSON number (hundreds of millions of years) is no end. */
function expiryClaim(expiresAt: Instant | null): number | null {
  return expiresAt === null || expiresAt > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(expiresAt);
}

/** One license per name, version, source and end, in a fixed order: so equal rights make equal documents. */
function inOrder(licenses: readonly DocumentLicense[]): DocumentLicense[] {
  const pieces = new Map<string, DocumentLicense>();
  for (const { quantity, ...license } of licenses) {
    const { name, version, source, exp } = license;
    const key = JSON.stringify([name, version, source, exp]);
    pieces.set(key, { ...license, quantity: quantity + (pieces.get(key)?.quantity ?? 0) });
  }
  return [...pieces]
    .filter(([, { quantity }]) => quantity > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { name, version, quantity, source, exp }]) => ({
      name,
      version,
      quantity,
      source,
      ...(exp === undefined ? {} : { exp }),
    }));
}
