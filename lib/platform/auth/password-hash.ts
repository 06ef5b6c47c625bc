import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the package's default) with the costs OWASP recommends. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password to store. Keyboards write the same sign in different ways; they count as one. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), COSTS);

let decoy: Promise<string> | undefined;

/** The hash of a password nobody knows. */
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(32).toString("base64url")));

/**
 * Whether a password fits a stored hash. Where there is none (nobody has this address, or no password is set yet)
 * a decoy is compared instead, so that the answer takes as long.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const other = await decoyHash();
  const fits = await verify(stored ?? other, password.normalize("NFKC"));
  return fits && stored !== null;
}
