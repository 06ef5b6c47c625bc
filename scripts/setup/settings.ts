import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { EnvironmentInvalid, parseSettings } from "@/lib/platform/env";
import type { Settings } from "@/lib/platform/env-schema";
import { generatedSecrets } from "@/lib/platform/secrets/generated-secrets";
import { parseSigningKey } from "@/lib/platform/signing/signing-key";
import { createDataFolder, ROOT, SECRETS_FILE } from "@/scripts/setup/places";

/** Reads `.env` where there is one (what the environment says already goes first) and checks all settings. */
export async function readSettings(): Promise<Settings> {
  const file = join(ROOT, ".env");
  if (existsSync(file)) loadEnvFile(file);
  for (const [name, value] of Object.entries(process.env)) if (value === "") delete process.env[name];
  const settings = parseSettings(process.env);
  if (settings.LICENSE_SIGNING_KEY) await requireSigningKey(settings.LICENSE_SIGNING_KEY);
  return settings;
}

/** Puts the secrets nobody has set into this process's environment; the first time they are generated. */
export function provideSecrets(settings: Settings): void {
  createDataFolder();
  Object.assign(process.env, generatedSecrets(SECRETS_FILE, settings));
}

async function requireSigningKey(text: string): Promise<void> {
  await parseSigningKey(text).catch((error: Error) => {
    throw new EnvironmentInvalid([error.message]);
  });
}
