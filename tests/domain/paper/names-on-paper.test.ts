import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { emptyTally } from "@/lib/domain/accounts/statement/tally";
import { statementOf } from "@/lib/domain/accounts/statement/statement";
import type { Locale } from "@/lib/domain/display/locale";
import { instant } from "@/lib/domain/instant";
import { creditNotePaper, type InvoicePaper } from "@/lib/domain/invoices/paper";
import { NO_TICKS } from "@/lib/domain/money/units";
import { drawCertificates } from "@/lib/platform/certificates/draw-certificates";
import { contractPaper } from "@/lib/platform/contracts/contract-paper";
import { drawContract } from "@/lib/platform/contracts/draw-contract";
import { drawInvoice } from "@/lib/platform/invoices/draw-invoice";
import { drawStatement } from "@/lib/platform/statements/draw-statement";

const AT = instant(1_795_316_000n);

/** Polish, Czech, Greek, Cyrillic and Turkish; Δ and ∆, ι and ɩ share a glyph each, as do both apostrophes. */
const NAME = "Łódź Škoda Ζωή ιɩ Δ∆ Щербаков Ђорђе м’яч мʼяч İğdır";
const UNKNOWN = "東京 🙂";

const certificates = (name: string, locale: Locale) =>
  drawCertificates(
    [
      {
        activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc",
        amount: NO_TICKS,
        items: [{ article: "02-00039-002", name, quantity: 3 }],
        orderNumber: name,
        reference: name,
        issuer: name,
        issuedAt: AT,
      },
    ],
    { locale, timeZone: "UTC" },
  );

const contract = (name: string, locale: Locale) =>
  drawContract(
    contractPaper(
      {
        kind: "software_rental",
        state: "approved",
        organization: { name: `${name} 2` },
        details: {
          companyName: name,
          street: name,
          postalCode: "90-001",
          city: name,
          country: "PL",
          vatId: "",
          signatoryName: name,
          signatoryRole: name,
        },
        submittedAt: AT,
        number: "C-1",
        startsAt: AT,
        endsAt: null,
        terms: { version: "1", text: `${name}\n${name}`, hash: "ab" },
      },
      locale,
    ),
  );

function invoice(name: string, locale: Locale): InvoicePaper {
  const party = { companyName: name, street: name, postalCode: "1", city: name, country: "GR", vatId: "" };
  return {
    kind: "invoice",
    number: "INV-2026-000042",
    issueDate: "2026-11-22",
    dueDate: "2026-12-06",
    deliveryDate: "2026-11-22",
    locale,
    seller: { ...party, email: "a@b.example", contactName: name, iban: "DE02120300000000202051" },
    buyer: { ...party, email: "a@b.example" },
    accountName: name,
    customerName: name,
    quantity: "100",
    price: "1.20",
    vat: { category: "S", rateHundredths: 1_900 },
    net: "120.00",
    vatAmount: "22.80",
    gross: "142.80",
    original: null,
  };
}

const NUMBERED = { number: "CN-2026-000001", issueDate: "2026-11-22", dueDate: "2026-11-22" };

const statement = (name: string, locale: Locale) =>
  drawStatement(
    {
      account: { name, customerName: name, partnerName: name },
      month: "2026-11",
      from: AT,
      until: AT,
      now: AT,
      statement: statementOf(emptyTally(NO_TICKS), new Map()),
    },
    { locale, timeZone: "UTC" },
  );

const PAPERS = {
  certificate: certificates,
  contract,
  invoice: (name: string, locale: Locale) => drawInvoice(invoice(name, locale)),
  "credit note": (name: string, locale: Locale) =>
    drawInvoice(creditNotePaper(invoice(name, locale), NUMBERED, `${name}\n${name}`)),
  statement,
};
const KINDS = Object.keys(PAPERS) as (keyof typeof PAPERS)[];

async function read(bytes: Uint8Array) {
  const source = Buffer.from(bytes).toString("latin1");
  const document = await getDocumentProxy(bytes);
  const { text } = await extractText(document, { mergePages: true });
  return { source, text: text.replaceAll(/\s+/g, " "), document };
}

describe.each(KINDS)("a %s", (kind) => {
  it.each(["en", "de"] as const)("says every name letter by letter, in %s", async (locale) => {
    const { text, source } = await read(await PAPERS[kind](NAME, locale));
    const atLeast = kind === "statement" ? 3 : 4;
    expect(text.split(NAME).length - 1).toBeGreaterThanOrEqual(atLeast);
    expect(text).not.toContain("□");
    expect(source).not.toMatch(/\/BaseFont \/(Helvetica|Courier|Times)/);
  });

  it("brings what it needs of the font once, and stays small", async () => {
    const bytes = await PAPERS[kind](NAME, "de");
    expect(bytes.length).toBeLessThan(40_000);
    const { source } = await read(bytes);
    expect(source.match(/\/FontFile2 /g)).toHaveLength(2);
  });

  it("shows that a letter is missing, and is drawn all the same", async () => {
    const { text } = await read(await PAPERS[kind](UNKNOWN, "en"));
    expect(text).toContain("□□ □");
    for (const nothing of ["", "\u200b", " ", "\n"])
      expect((await read(await PAPERS[kind](nothing, "en"))).text).not.toBe("");
  });

  it("wraps a name without spaces, and one that is long", async () => {
    const long = "Łódź".repeat(60);
    const { text } = await read(await PAPERS[kind](long, "de"));
    expect(text.replaceAll(" ", "")).toContain(long);
  });
});

it("names author and title in the file as they are", async () => {
  const { document } = await read(await PAPERS.invoice(NAME, "de"));
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Author: NAME, Title: "Rechnung INV-2026-000042" });
});
