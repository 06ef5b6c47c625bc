import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generatedSecrets } from "@/lib/platform/secrets/generated-secrets";
import { parseSigningKey } from "@/lib/platform/signing/signing-key";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-secrets-"));
  file = join(folder, "secrets.env");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what nobody has set is generated once and then stays", async () => {
  const first = generatedSecrets(file, {});
  expect(generatedSecrets(file, {})).toEqual(first);
  expect(first.NEXTAUTH_SECRET).not.toBe(first.CRON_SECRET);
  await expect(parseSigningKey(first.LICENSE_SIGNING_KEY)).resolves.toHaveProperty("kid");
});

test("only its owner may read the file", () => {
  generatedSecrets(file, {});
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("what is set is used and never written down", () => {
  const secrets = generatedSecrets(file, { CRON_SECRET: "set by somebody" });
  expect(secrets.CRON_SECRET).toBe("set by somebody");
  expect(readFileSync(file, "utf8")).not.toContain("CRON_SECRET");
});

test("a secret that is set for a while does not replace the generated one", () => {
  const generated = generatedSecrets(file, {});
  generatedSecrets(file, { CRON_SECRET: "set by somebody" });
  expect(generatedSecrets(file, {})).toEqual(generated);
});
