import { createPublicKey, generateKeyPairSync } from "node:crypto";
import * as fc from "fast-check";
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { describe, expect, it } from "vitest";
import { openSecret, SealBroken, sealSecret } from "@/lib/platform/signing/sealed-secret";
import { LICENSE_DOCUMENT_TYPE, signDocument } from "@/lib/platform/signing/sign-document";
import {
  generateSigningKey,
  parseSigningKey,
  SigningKeyUnreadable,
} from "@/lib/platform/signing/signing-key";

describe("the signing key", () => {
  it("signs documents that its public half verifies, and names itself", async () => {
    const key = await parseSigningKey(generateSigningKey());
    const document = await signDocument(key, { seq: 7 });
    const { payload } = await compactVerify(document, await importJWK(key.publicJwk));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ seq: 7 });
    expect(decodeProtectedHeader(document)).toEqual({
      alg: "EdDSA",
      kid: key.kid,
      typ: LICENSE_DOCUMENT_TYPE,
    });
    expect(key.kid).toBe(await calculateJwkThumbprint(key.publicJwk));
  });

  it("publishes no private part", async () => {
    const { publicJwk } = await parseSigningKey(generateSigningKey());
    expect(Object.keys(publicJwk).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  });

  it("reads the same key from one line, from PEM, and from PEM on one line", async () => {
    const line = generateSigningKey();
    const { privateKey, kid } = await parseSigningKey(line);
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
    for (const text of [pem, pem.replaceAll("\n", "\\n"), `  ${line}\n`]) {
      expect((await parseSigningKey(text)).kid).toBe(kid);
    }
  });

  it("is an Ed25519 private key and nothing else", async () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = await parseSigningKey(generateSigningKey());
    const texts = [
      "",
      "secret",
      other.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
      createPublicKey(key.privateKey).export({ type: "spki", format: "pem" }) as string,
    ];
    for (const text of texts) await expect(parseSigningKey(text)).rejects.toThrow(SigningKeyUnreadable);
  });
});

describe("a sealed secret", () => {
  const seal = { secret: "one installation's secret", purpose: "device authority" };

  it("opens to what was sealed", () =>
    fc.assert(
      fc.property(fc.uint8Array(), (plaintext) =>
        Buffer.from(plaintext).equals(openSecret(seal, sealSecret(seal, plaintext))),
      ),
    ));

  it("is never the same twice", () => {
    const plaintext = Buffer.from("key");
    expect(sealSecret(seal, plaintext).equals(sealSecret(seal, plaintext))).toBe(false);
  });

  it("stays closed to another secret and for another purpose", () => {
    const sealed = sealSecret(seal, Buffer.from("key"));
    expect(() => openSecret({ ...seal, secret: "another" }, sealed)).toThrow(SealBroken);
    expect(() => openSecret({ ...seal, purpose: "other" }, sealed)).toThrow(SealBroken);
  });

  it("breaks when one bit of it changes, or its end is missing", () => {
    const sealed = sealSecret(seal, Buffer.from("key"));
    const isClosed = (bytes: Uint8Array) => expect(() => openSecret(seal, bytes)).toThrow(SealBroken);
    for (const [at, byte] of sealed.entries()) {
      isClosed(Buffer.concat([sealed.subarray(0, at), Buffer.of(byte ^ 1), sealed.subarray(at + 1)]));
      isClosed(sealed.subarray(0, at));
    }
  });
});
