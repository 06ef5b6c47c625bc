import * as fc from "fast-check";
import { base64url, CompactSign, type JWK } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { DocumentDisbelieved, verifyDocument } from "@/gateway/license-document";
import { documentClaims } from "@/lib/domain/devices/license-document";
import { addSeconds, seconds } from "@/lib/domain/instant";
import { LICENSE_DOCUMENT_TYPE, signDocument } from "@/lib/platform/signing/sign-document";
import { generateSigningKey, parseSigningKey, type SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";

let key: SigningKey;
let stranger: SigningKey;
let keys: JWK[];

beforeAll(async () => {
  key = await parseSigningKey(generateSigningKey());
  stranger = await parseSigningKey(generateSigningKey());
  keys = [key.publicJwk];
});

const license = { name: "PBX-Port", version: "14", quantity: 25, source: "rental" } as const;
const head = { issuer: "https://portal.example", serial: SERIAL, seq: 7, issuedAt: NOW };
const claims = documentClaims(head, { licenses: [license], expiresAt: addSeconds(NOW, seconds(60n)) });

const reasonOf = (compact: string, published: readonly JWK[] = keys) =>
  verifyDocument(compact, { keys: published, deniedKeys: [] }).then(
    () => "believed",
    (error: unknown) => (error instanceof DocumentDisbelieved ? error.reason : "broken"),
  );

const signAs = (signer: SigningKey, header: Record<string, unknown>, body: unknown = claims) =>
  new CompactSign(Buffer.from(JSON.stringify(body)))
    .setProtectedHeader({ alg: "EdDSA", typ: LICENSE_DOCUMENT_TYPE, ...header })
    .sign(signer.privateKey);

const isDisbelieved = async (compact: string) => !["believed", "broken"].includes(await reasonOf(compact));

describe("a document at the gateway", () => {
  it("says what the portal signed", async () => {
    expect(await verifyDocument(await signDocument(key, claims), { keys, deniedKeys: [] })).toEqual({
      issuer: "https://portal.example",
      serial: SERIAL,
      seq: 7,
      issuedAt: Number(NOW),
      notBefore: Number(NOW),
      expiresAt: Number(NOW) + 60,
      licenses: [license],
      denied: { licenseKeys: [], signingKeys: [] },
    });
  });

  it("names what is denied, and is not believed when its own key was", async () => {
    const denied = { licenseKeys: ["9e2d-7985-3e84-1005"], signingKeys: ["stolen"] };
    const compact = await signDocument(key, { ...claims, denied });
    expect(await verifyDocument(compact, { keys, deniedKeys: ["stolen"] })).toMatchObject({ denied });
    await expect(verifyDocument(compact, { keys, deniedKeys: [key.kid] })).rejects.toMatchObject({
      reason: "denied_key",
    });
  });

  it("without an end says so", async () => {
    const endless = documentClaims(head, { licenses: [license], expiresAt: null });
    expect(
      (await verifyDocument(await signDocument(key, endless), { keys, deniedKeys: [] })).expiresAt,
    ).toBeNull();
  });

  it("is found among several published keys by its kid", async () => {
    expect(await reasonOf(await signDocument(key, claims), [stranger.publicJwk, key.publicJwk])).toBe(
      "believed",
    );
  });

  it("is disbelieved when the key is not published, or none is", async () => {
    expect(await reasonOf(await signDocument(stranger, claims))).toBe("unknown_key");
    expect(await reasonOf(await signDocument(key, claims), [])).toBe("unknown_key");
  });

  it("is forged when another key signed under our name", async () => {
    expect(await reasonOf(await signAs(stranger, { kid: key.kid }))).toBe("forged");
  });

  it("is forged when it was made for another purpose", async () => {
    expect(await reasonOf(await signAs(key, { kid: key.kid, typ: "JWT" }))).toBe("forged");
  });

  it("is forged when it is not signed, or signed with the public key as a secret", async () => {
    const [, payload] = (await signDocument(key, claims)).split(".");
    const unsigned = base64url.encode(
      JSON.stringify({ alg: "none", kid: key.kid, typ: LICENSE_DOCUMENT_TYPE }),
    );
    expect(await reasonOf(`${unsigned}.${payload}.`)).toBe("forged");
    const asSecret = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: "HS256", kid: key.kid, typ: LICENSE_DOCUMENT_TYPE })
      .sign(base64url.decode(key.publicJwk.x));
    expect(await reasonOf(asSecret)).toBe("forged");
  });

  it.each(["iss", "sub", "seq", "iat", "nbf", "licenses"])("is unreadable without %s", async (name) => {
    expect(await reasonOf(await signAs(key, { kid: key.kid }, { ...claims, [name]: undefined }))).toBe(
      "unreadable",
    );
  });

  it("is unreadable with licenses of no known kind", async () => {
    const odd = { ...claims, licenses: [{ ...license, source: "gift" }] };
    expect(await reasonOf(await signAs(key, { kid: key.kid }, odd))).toBe("unreadable");
  });
});

describe("garbage in the place of a document", () => {
  it("is disbelieved, whatever it is", () =>
    fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), isDisbelieved), { numRuns: 300 }));

  it("is disbelieved where a good document was changed in one place", async () => {
    const good = await signDocument(key, claims);
    // The last character of base64 carries bits that mean nothing; every other one counts.
    const change = fc.record({ at: fc.nat(good.length - 2), by: fc.constantFrom(..."Aa0-_.=é") });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        const changed = good.slice(0, at) + by + good.slice(at + 1);
        return changed === good || isDisbelieved(changed);
      }),
      { numRuns: 400 },
    );
  });

  it("breaks nothing when the portal itself signs nonsense, or publishes nonsense as its keys", async () => {
    const good = await signDocument(key, claims);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.array(fc.object()), async (body, published) => {
        const signed = await signAs(key, { kid: key.kid }, body);
        return (await isDisbelieved(signed)) && (await reasonOf(good, published as JWK[])) !== "broken";
      }),
      { numRuns: 200 },
    );
  });
});
