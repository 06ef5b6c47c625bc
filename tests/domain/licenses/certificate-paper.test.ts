import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import type { CertificateFacts } from "@/lib/domain/licenses/certificate";
import { parseIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { drawCertificates } from "@/lib/platform/certificates/draw-certificates";

const [KEY, OTHER] = ["ACT-1-0f3a-7721-90ab-cdef-0123-24bc", "ACT-1-0000-0000-0000-0000-0000-e139"];
const CREDITS: CertificateFacts = {
  activationKey: KEY,
  amount: parseIsc("1284.52"),
  items: [],
  orderNumber: "PO-2026-0815",
  reference: "Bergmann Logistik",
  issuer: "Demo Vendor (demo data)",
  issuedAt: instant(1_795_316_000n),
};
const LONG_NAME = "Universal Communication License with Voicemail and Fax for Branch Offices "
  .repeat(4)
  .trim();
const PIECES: CertificateFacts = {
  ...CREDITS,
  activationKey: OTHER,
  amount: ticks(0n),
  items: [
    { article: "02-00039-002", name: "PBX-Port14", quantity: 37 },
    { article: "02-00050-014", name: LONG_NAME, quantity: 1000 },
  ],
};

async function read(certificates: readonly CertificateFacts[], locale: "en" | "de") {
  const bytes = await drawCertificates(certificates, { locale, timeZone: "UTC" });
  const document = await getDocumentProxy(bytes);
  const { text } = await extractText(document, { mergePages: false });
  const { info } = await document.getMetadata();
  return { pages: text, title: (info as { Title: string }).Title };
}

test("a certificate's text has the key in one piece, its content and its numbers", async () => {
  const { pages, title } = await read([CREDITS], "en");
  expect(title).toBe("Activation key certificate");
  expect(pages).toHaveLength(1);
  const found = pages[0]?.match(/ACT-1(-[0-9a-f]{4}){6}/g) ?? [];
  expect(found).toEqual([KEY]);
  expect(parseActivationKey(found[0] ?? "").canonical).toBe(KEY);
  for (const words of ["1,284.52 iSC", "PO-2026-0815", "Bergmann Logistik", "Demo Vendor (demo data)"])
    expect(pages[0]).toContain(words);
});

test("a batch has a page for each key, in German as well", async () => {
  const { pages, title } = await read([CREDITS, PIECES], "de");
  expect(title).toBe("Zertifikat für einen Aktivierungsschlüssel");
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain("1.284,52 iSC");
  expect(pages[1]).toContain(OTHER);
  expect(pages[1]).toContain("37 × PBX-Port14 (02-00039-002)");
});

test("long names wrap, and a long content goes on on a second page", async () => {
  const { pages } = await read([PIECES], "en");
  expect(pages[0]?.replaceAll(/\s+/g, " ")).toContain(`1,000 × ${LONG_NAME}`);
  const items = Array.from({ length: 60 }, (_, index) => ({
    article: `02-${String(index).padStart(5, "0")}-014`,
    name: LONG_NAME,
    quantity: 1,
  }));
  const many = await read([{ ...PIECES, items }], "en");
  const text = many.pages.join(" ");
  expect(many.pages.length).toBeGreaterThan(1);
  for (const { article } of items) expect(text).toContain(article);
});
