import { describe, expect, it } from "vitest";
import { instant } from "@/lib/domain/instant";
import {
  type CertificateFacts,
  certificateFileName,
  certificatePayload,
} from "@/lib/domain/licenses/certificate";
import { ticks } from "@/lib/domain/money/units";
import { code128, qrCode } from "@/lib/platform/certificates/symbols";

const KEY = "ACT-1-0f3a-7721-90ab-cdef-0123-24bc";
const CERTIFICATE: CertificateFacts = {
  activationKey: KEY,
  amount: ticks(0n),
  items: [],
  orderNumber: "",
  reference: "",
  issuer: "Demo Vendor",
  issuedAt: instant(0n),
};

describe("a certificate", () => {
  it("is scanned as the key and nothing else", () => expect(certificatePayload(CERTIFICATE)).toBe(KEY));

  it("is named after the key's last group, never after the key", () => {
    expect(certificateFileName([CERTIFICATE])).toBe("activation-key-certificate-24bc.pdf");
    expect(certificateFileName([CERTIFICATE, CERTIFICATE])).toBe("activation-key-certificate-2.pdf");
  });
});

describe("its symbols", () => {
  it("are a Code 128 of eleven modules a character, with start, check and stop", () => {
    const { width, bars } = code128("AB");
    expect(width).toBe(11 * 4 + 13);
    expect(bars.every((bar) => bar.x + bar.width <= width)).toBe(true);
  });

  it("are a QR code with its three finders", () => {
    const { width, height, bars } = qrCode(KEY);
    const dark = new Set(bars.map(({ x, y }) => `${x},${y}`));
    expect(width).toBe(height);
    for (const [x, y] of [
      [0, 0],
      [width - 7, 0],
      [0, height - 7],
    ] as const)
      for (let step = 0; step < 7; step += 1) expect(dark.has(`${x + step},${y}`)).toBe(true);
  });

  it("differ as soon as one digit of the key does", () => {
    const other = KEY.replace("0f3a", "0f3b");
    expect(qrCode(other).bars).not.toEqual(qrCode(KEY).bars);
    expect(code128(other).bars).not.toEqual(code128(KEY).bars);
  });
});
