import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { generateSigningKey } from "@/lib/platform/signing/signing-key";

const SECRET_BYTES = 32;

/** The secrets an installation cannot do without, and how each is made when nobody has set it. */
const GENERATORS = {
  NEXTAUTH_SECRET: () => randomBytes(SECRET_BYTES).toString("base64url"),
  CRON_SECRET: () => randomBytes(SECRET_BYTES).toString("base64url"),
  LICENSE_SIGNING_KEY: generateSigningKey,
} as const;

type SecretName = keyof typeof GENERATORS;

/** The secrets of an installation. */
export type Secrets = Readonly<Record<SecretName, string>>;

/**
 * Reads the generated secrets of this installation, and generates those it has not yet. What the environment sets
 * is neither stored nor replaced.
 */
export function generatedSecrets(
  file: string,
  set: Partial<Record<SecretName, string | undefined>>,
): Secrets {
  const stored = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const names = Object.keys(GENERATORS) as SecretName[];
  const missing = names.filter((name) => !set[name] && !stored[name]);
  const made = Object.fromEntries(missing.map((name) => [name, GENERATORS[name]()]));
  const kept = { ...stored, ...made };
  if (missing.length > 0) writeFileSync(file, linesOf(kept), { mode: 0o600 });
  return Object.fromEntries(names.map((name) => [name, set[name] || kept[name]])) as Secrets;
}

const linesOf = (secrets: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(secrets)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
