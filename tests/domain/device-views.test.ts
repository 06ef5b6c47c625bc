import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentChanges, type ReadDocument } from "@/lib/domain/devices/device-view-changes";
import { connectionAt, installationOf, warningsOf } from "@/lib/domain/devices/device-view";
import { traceSentence } from "@/lib/domain/devices/device-view-trace";
import { TRACE_DE } from "@/lib/domain/devices/device-view-trace-de";
import { TRACE_EN } from "@/lib/domain/devices/device-view-trace-en";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";

const PORT = { name: "PBX-Port14", version: "14", source: "rental" } as const;
const OWN = { name: "PBX-Operator14", version: "14", source: "purchased" } as const;

function documentWith(claims: Partial<ReadDocument["claims"]>, kid = "first"): ReadDocument {
  const sub = parseSerial("009033000001");
  return { kid, claims: { iss: "https://portal", sub, seq: 1, iat: 1, nbf: 1, licenses: [], ...claims } };
}

describe("what a document changed", () => {
  const before = documentWith({ exp: 100, licenses: [{ ...PORT, quantity: 5 }] });

  test("the first one adds all it names; the same content again changes nothing", () => {
    expect(documentChanges(null, before)).toEqual([
      { kind: "added", license: PORT, quantity: 5 },
      { kind: "end", from: null, to: 100 },
    ]);
    const again = documentWith({ exp: 100, seq: 2, iat: 9, licenses: [{ ...PORT, quantity: 5 }] });
    expect(documentChanges(before, again)).toEqual([]);
  });

  test("licenses that came, went or are more, another end, denied keys and another signer are each told", () => {
    const after = documentWith(
      {
        licenses: [
          { ...PORT, quantity: 7 },
          { ...OWN, quantity: 1 },
        ],
        denied: { licenseKeys: ["9e2d-7985"] },
      },
      "second",
    );
    expect(documentChanges(before, after)).toEqual([
      { kind: "added", license: OWN, quantity: 1 },
      { kind: "quantity", license: PORT, from: 5, to: 7 },
      { kind: "end", from: 100, to: null },
      { kind: "denied", licenseKeys: ["9e2d-7985"], signingKeys: [] },
      { kind: "key", from: "first", to: "second" },
    ]);
    expect(documentChanges(after, documentWith({}, "second"))).toMatchObject([
      { kind: "removed", license: OWN },
      { kind: "removed", license: PORT },
    ]);
  });

  test("a test license that ends at another second says so", () => {
    const [one, other] = [50, 60].map((exp) =>
      documentWith({ licenses: [{ name: "Test-PBX", version: "14", source: "test", quantity: 1, exp }] }),
    );
    expect(one && other && documentChanges(one, other)).toMatchObject([
      { kind: "license_end", from: 50, to: 60 },
    ]);
  });
});

describe("the trace", () => {
  test("both languages know the same, and tell each with what it is about", () => {
    expect(Object.keys(TRACE_DE)).toEqual(Object.keys(TRACE_EN));
    const refused = { kind: "refused", seq: 7, details: { reason: "stale_iat" } };
    expect(traceSentence(refused, "en")).toBe(
      "The device refused document 7: it has one that was signed later.",
    );
    expect(traceSentence(refused, "de")).toContain("Dokument 7 abgelehnt: Es hat eines, das später");
    const restarted = { kind: "restarted", seq: 7, details: { reason: "expired", firmware: "14r2" } };
    expect(traceSentence(restarted, "en")).toBe(
      "The device restarted because its rented licenses ended. It runs 14r2.",
    );
  });

  test("whatever a device or a newer portal writes is one line, and none is lost", () => {
    const anything = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(
        fc.constantFrom("refused", "restarted", "disconnected", "toString", "new_kind"),
        anything,
        (kind, reason) => {
          for (const locale of ["en", "de"] as const) {
            const sentence = traceSentence({ kind, seq: null, details: { reason } }, locale);
            expect(sentence === "" || /\p{Cc}/u.test(sentence), sentence).toBe(false);
          }
        },
      ),
    );
    expect(traceSentence({ kind: "new_kind", seq: 3, details: {} }, "en")).toBe("new_kind (document 3)");
  });
});

const polledAt = (lastSeenAt: bigint | null, since: bigint | null) =>
  connectionAt(
    {
      isConnected: false,
      lastSeenAt: lastSeenAt === null ? null : instant(lastSeenAt),
      since: since === null ? null : instant(since),
    },
    instant(1_000n),
  );

test("a device without a stream polls while it was seen within two minutes and after the stream", () => {
  expect([polledAt(null, null), polledAt(880n, null), polledAt(879n, null)]).toEqual([
    "offline",
    "polling",
    "offline",
  ]);
  expect([polledAt(990n, 990n), polledAt(991n, 990n)]).toEqual(["offline", "polling"]);
});

test("warnings: a refusal is over once something newer is installed, and ten seconds are a clock that is off", () => {
  const facts = {
    documentSeq: 3,
    installedSeq: 2,
    refusedSeq: 3,
    hasAlarm: false,
    mixesVersions: false,
    mixesSources: true,
    certificate: "expired",
    clockSkewSeconds: -10,
  } as const;
  expect(warningsOf(facts)).toEqual(["refused", "certificate_expired", "mixed_sources", "clock_off"]);
  expect(warningsOf({ ...facts, installedSeq: 3, clockSkewSeconds: 9, certificate: null })).toEqual([
    "mixed_sources",
  ]);
  expect(installationOf({ documentSeq: 0, installedSeq: null, refusedSeq: null })).toBe("none");
});
