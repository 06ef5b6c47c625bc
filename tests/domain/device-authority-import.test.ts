import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instant } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";
import { createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import {
  createDeviceAuthority,
  type DeviceAuthority,
  issueDeviceCertificate,
} from "@/lib/platform/signing/device-authority";
import { readAuthority } from "@/lib/platform/signing/import-authority";
import { signRevocationList } from "@/lib/platform/signing/revocation-list";
import { NOW, SERIAL, x5cOf } from "@/tests/support/device-tokens";
import { foreignAuthority, type KeyKind } from "@/tests/support/foreign-authorities";

const pem = (key: KeyObject, passphrase?: string) =>
  passphrase === undefined
    ? (key.export({ type: "pkcs8", format: "pem" }) as string)
    : (key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase }) as string);

let ours: DeviceAuthority;
beforeAll(async () => {
  ours = await createDeviceAuthority("Ours", NOW);
});

const reasonOf = (read: () => unknown): string => {
  try {
    read();
    return "taken";
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return `${error.code} ${String(error.details.reason)}`;
  }
};

describe("an authority from elsewhere", () => {
  it.each<KeyKind>(["P-256", "P-384", "Ed25519", "RSA"])(
    "with a %s key signs certificates that are trusted, and a list that holds",
    async (kind) => {
      const foreign = await foreignAuthority(kind);
      const authority = readAuthority(
        { certificate: foreign.certificate, privateKey: pem(foreign.privateKey) },
        NOW,
      );
      const { publicKey } = generateKeyPairSync("ed25519");
      const certificate = await issueDeviceCertificate(authority, { serial: SERIAL, publicKey, now: NOW });
      const trust = createCertificateTrust([{ id: "foreign", certificate: authority.certificate }]);
      expect(trust([x5cOf(certificate)])).toMatchObject({ serial: SERIAL, algorithm: "EdDSA" });
      const revoked = [
        {
          number: new X509Certificate(certificate).serialNumber,
          revokedAt: NOW,
          reason: "superseded" as const,
        },
        { number: "80", revokedAt: NOW, reason: "unspecified" as const },
      ];
      const facts = { number: 300n, thisUpdate: NOW, nextUpdate: instant(NOW + 604_800n), revoked };
      const list = new x509.X509Crl(await signRevocationList(authority, facts));
      expect(await list.verify({ publicKey: new x509.X509Certificate(authority.certificate) })).toBe(true);
      expect(list.entries.map(({ serialNumber, reason }) => [BigInt(`0x${serialNumber}`), reason])).toEqual([
        [BigInt(`0x${revoked[0]!.number}`), x509.X509CrlReason.superseded],
        [0x80n, undefined],
      ]);
      expect(list.nextUpdate).toEqual(new Date((Number(NOW) + 604_800) * 1_000));
      expect(list.issuer).toBe(new x509.X509Certificate(authority.certificate).subject);
    },
  );

  it("may have its key under a pass phrase, which must be right", () => {
    const locked = { certificate: ours.certificate, privateKey: pem(ours.privateKey, "open sesame") };
    const read = readAuthority({ ...locked, passphrase: "open sesame" }, NOW);
    expect(read.privateKey.equals(ours.privateKey)).toBe(true);
    for (const passphrase of [undefined, "", "sesame"])
      expect(reasonOf(() => readAuthority({ ...locked, passphrase }, NOW))).toBe(
        "authority_unsuitable passphrase",
      );
  });

  it("is refused for what is wrong with it", async () => {
    const key = pem(ours.privateKey);
    const device = await issueDeviceCertificate(ours, {
      serial: SERIAL,
      publicKey: generateKeyPairSync("ed25519").publicKey,
      now: NOW,
    });
    const weak = await foreignAuthority("RSA-1024");
    const noLists = await foreignAuthority("P-256", { usages: x509.KeyUsageFlags.keyCertSign });
    const leaf = await foreignAuthority("P-256", { isAuthority: false });
    const other = pem(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
    const offers: [string, string, string][] = [
      ["certificate", "nothing", key],
      ["certificate", ours.certificate.replace(/M/g, "N"), key],
      ["key", ours.certificate, "nothing"],
      ["key", ours.certificate, key.replace(/[A-Z]{4}\n/, "AAAA\n").slice(0, 90)],
      ["mismatch", ours.certificate, other],
      ["mismatch", device, key],
      ["not_ca", leaf.certificate, pem(leaf.privateKey)],
      ["usage", noLists.certificate, pem(noLists.privateKey)],
      ["algorithm", weak.certificate, pem(weak.privateKey)],
    ];
    for (const [reason, certificate, privateKey] of offers)
      expect(reasonOf(() => readAuthority({ certificate, privateKey }, NOW))).toBe(
        `authority_unsuitable ${reason}`,
      );
    const offered = { certificate: ours.certificate, privateKey: key };
    const early = () => readAuthority(offered, instant(NOW - 86_400n));
    const late = () => readAuthority(offered, instant(NOW + 41n * 365n * 86_400n));
    expect([reasonOf(early), reasonOf(late)]).toEqual([
      "authority_unsuitable not_yet_valid",
      "authority_unsuitable expired",
    ]);
  });

  it("is refused whatever is sent in its place, and its key is never in the refusal", () => {
    const key = pem(ours.privateKey);
    const broken = fc.record({ at: fc.nat(key.length - 1), by: fc.constantFrom("A", "b", "-", "\n", "\0") });
    fc.assert(
      fc.property(fc.string(), fc.string(), (certificate, privateKey) =>
        reasonOf(() => readAuthority({ certificate, privateKey }, NOW)).startsWith("authority_unsuitable"),
      ),
    );
    fc.assert(
      fc.property(broken, ({ at, by }) => {
        const privateKey = key.slice(0, at) + by + key.slice(at + 1);
        const reason = reasonOf(() => readAuthority({ certificate: ours.certificate, privateKey }, NOW));
        return reason === "taken" ? createPrivateKey(privateKey).equals(ours.privateKey) : reason.length < 40;
      }),
    );
  });
});

describe("a retired authority", () => {
  it("counts until its day, for every certificate it signed", async () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const certificate = await issueDeviceCertificate(ours, { serial: SERIAL, publicKey, now: NOW });
    const trustedUntil = instant(NOW + 86_400n);
    const trust = createCertificateTrust([{ id: "ours", certificate: ours.certificate, trustedUntil }]);
    expect(trust([x5cOf(certificate)]).notAfter).toBe(instant(trustedUntil - 1n));
  });
});
