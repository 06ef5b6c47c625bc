import { env } from "@/lib/platform/env";
import {
  parseSigningKey,
  parseVerificationKey,
  type PublicSigningKey,
  type SigningKey,
} from "@/lib/platform/signing/signing-key";

/** The keys of an installation: one signs, the others are known, so that keys can change with overlap. */
export type SigningKeys = Readonly<{
  current: SigningKey;
  /** Every kid whose documents stay as they are: the current one, and the next, which another process may sign with. */
  lasting: readonly string[];
  /** What devices may verify with: the current key, the next, and those that were used before. */
  published: readonly PublicSigningKey[];
  /** The kids of keys that must not be believed any more. */
  denied: readonly string[];
}>;

/** Thrown when the key to sign with is one that is denied. */
export class SigningKeyDenied extends Error {
  constructor(kid: string) {
    super(
      `LICENSE_SIGNING_KEY is the key ${kid}, which LICENSE_SIGNING_KEYS_DENIED denies: set another one.`,
    );
    this.name = "SigningKeyDenied";
  }
}

const shared = globalThis as typeof globalThis & { portalSigningKeys?: Promise<SigningKeys> };

/** The keys of this process, parsed at their first use. */
export function signingKeys(): Promise<SigningKeys> {
  shared.portalSigningKeys ??= readKeys();
  return shared.portalSigningKeys;
}

/** The key this process signs with. */
export const signingKey = async (): Promise<SigningKey> => (await signingKeys()).current;

async function readKeys(): Promise<SigningKeys> {
  const { LICENSE_SIGNING_KEY, LICENSE_SIGNING_KEY_NEXT, ...lists } = env();
  const current = await parseSigningKey(LICENSE_SIGNING_KEY);
  const next = LICENSE_SIGNING_KEY_NEXT ? await parseSigningKey(LICENSE_SIGNING_KEY_NEXT) : null;
  const retired = await Promise.all(lists.LICENSE_SIGNING_KEYS_RETIRED.map(parseVerificationKey));
  const denied = lists.LICENSE_SIGNING_KEYS_DENIED.toSorted();
  if (denied.includes(current.kid)) throw new SigningKeyDenied(current.kid);
  const known = [current.publicJwk, ...(next ? [next.publicJwk] : []), ...retired];
  const published = [...new Map(known.map((key) => [key.kid, key])).values()];
  return {
    current,
    lasting: [current.kid, ...(next ? [next.kid] : [])],
    published: published.filter(({ kid }) => !denied.includes(kid)),
    denied,
  };
}
