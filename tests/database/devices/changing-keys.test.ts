import { createPublicKey } from "node:crypto";
import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import type { Environment } from "@/lib/platform/env";
import * as environment from "@/lib/platform/env";
import { signingKeys } from "@/lib/platform/signing/current-key";
import { generateSigningKey, parseSigningKey } from "@/lib/platform/signing/signing-key";
import { freezeClock } from "@/tests/support/clock";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";
import { openRunning } from "@/tests/support/rental";

const FIRST = TEST_ENVIRONMENT.LICENSE_SIGNING_KEY;
const SECOND = generateSigningKey();

type Keys = Partial<Pick<Environment, Extract<keyof Environment, `LICENSE_${string}`>>>;

/** As after a restart with other settings. */
function restart(keys: Keys): void {
  Object.assign(environment.env(), {
    LICENSE_SIGNING_KEY: FIRST,
    LICENSE_SIGNING_KEY_NEXT: undefined,
    LICENSE_SIGNING_KEYS_RETIRED: [],
    LICENSE_SIGNING_KEYS_DENIED: [],
    ...keys,
  });
  delete (globalThis as { portalSigningKeys?: unknown }).portalSigningKeys;
}

beforeAll(() => freezeClock());
afterEach(() => restart({}));

const documentOf = async (serial: Serial) => (await getOrIssueDocument(serial)).document;
const kidOf = async (key: string) => (await parseSigningKey(key)).kid;

async function running(): Promise<Serial> {
  const rental = await openRunning({ isc: "10", ports: 25 });
  return rental.serial;
}

test("a key is changed with overlap: shown first, then signing, then kept for what it has signed", async () => {
  const serial = await running();
  const before = await documentOf(serial);
  restart({ LICENSE_SIGNING_KEY_NEXT: SECOND });
  expect(await documentOf(serial)).toEqual(before);
  const shown = (await signingKeys()).published.map(({ kid }) => kid);
  expect(shown).toEqual([await kidOf(FIRST), await kidOf(SECOND)]);

  const publicOnly = createPublicKey((await parseSigningKey(FIRST)).privateKey)
    .export({ type: "spki", format: "der" })
    .toString("base64");
  restart({ LICENSE_SIGNING_KEY: SECOND, LICENSE_SIGNING_KEYS_RETIRED: [publicOnly] });
  const after = await documentOf(serial);
  expect(after.seq).toBe(before.seq + 1);
  expect(decodeProtectedHeader(after.document).kid).toBe(await kidOf(SECOND));
  expect(await documentOf(serial)).toEqual(after);
  const keys = createLocalJWKSet({ keys: [...(await signingKeys()).published] });
  for (const { document } of [before, after]) await compactVerify(document, keys);

  // A process that was not restarted yet leaves alone what the other has signed.
  restart({ LICENSE_SIGNING_KEY_NEXT: SECOND });
  expect(await documentOf(serial)).toEqual(after);
});

test("a stolen key is shown no more, and documents name it as denied", async () => {
  const serial = await running();
  await documentOf(serial);
  const stolen = await kidOf(FIRST);
  restart({
    LICENSE_SIGNING_KEY: SECOND,
    LICENSE_SIGNING_KEYS_RETIRED: [FIRST],
    LICENSE_SIGNING_KEYS_DENIED: [stolen],
  });
  expect((await signingKeys()).published.map(({ kid }) => kid)).toEqual([await kidOf(SECOND)]);
  const { document, seq } = await documentOf(serial);
  expect(seq).toBe(2);
  expect(decodeJwt(document)["denied"]).toEqual({ signingKeys: [stolen] });
});

test("a key that is denied signs nothing", async () => {
  restart({ LICENSE_SIGNING_KEYS_DENIED: [await kidOf(FIRST)] });
  await expect(signingKeys()).rejects.toThrow("set another one");
});
