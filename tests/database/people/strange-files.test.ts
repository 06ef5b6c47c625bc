import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { GET as contractCopy } from "@/app/(portal)/contracts/[id]/copy/route";
import { GET as historyCsv } from "@/app/(portal)/accounts/[id]/history/csv/route";
import { GET as historyXlsx } from "@/app/(portal)/accounts/[id]/history/xlsx/route";
import { GET as statementPdf } from "@/app/(portal)/accounts/[id]/statement/pdf/route";
import { GET as statementSigned } from "@/app/(portal)/accounts/[id]/statement/signed/route";
import { GET as statementXlsx } from "@/app/(portal)/accounts/[id]/statement/xlsx/route";
import { GET as deviceDocument } from "@/app/(portal)/devices/[serial]/documents/[seq]/route";
import { GET as deviceLive } from "@/app/(portal)/devices/[serial]/live/route";
import { GET as traceCsv } from "@/app/(portal)/devices/[serial]/trace/csv/route";
import { GET as traceLines } from "@/app/(portal)/devices/[serial]/trace/ndjson/route";
import { GET as invoicePdf } from "@/app/(portal)/invoices/[id]/pdf/route";
import { GET as invoiceXml } from "@/app/(portal)/invoices/[id]/xml/route";
import { GET as licenseFile } from "@/app/(portal)/projects/[projectId]/license-keys/download/route";
import { GET as mailFile } from "@/app/(vendor)/mails/[id]/files/[fileId]/route";
import { GET as priceCsv } from "@/app/(vendor)/price-lists/csv/route";
import { GET as oldLicenseFile } from "@/app/license/get_license/route";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { db } from "@/lib/platform/db/client";
import { inBrowser, newBrowser } from "@/tests/support/browser";
import { portalTime } from "@/tests/support/clock";
import { createOwnedWorld, type OwnedWorld } from "@/tests/support/owned-world";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTimeZone: async () => "Europe/Berlin",
}));

let world: OwnedWorld;
let names: Readonly<Record<string, string>>;
let address: string;

beforeAll(async () => {
  world = await createOwnedWorld();
  const { shared, partners } = world;
  const serial = shared.pbx ?? "";
  const { document } = await getOrIssueDocument(parseSerial(serial), "portal");
  const mail = await db.mail.findFirstOrThrow({
    where: { attachments: { some: {} } },
    include: { attachments: true },
  });
  const prices = await db.priceList.findFirstOrThrow({});
  const month = new Date(Number(await portalTime()) * 1000).toISOString().slice(0, 7);
  const query = { month, serial: partners.boundTo, f_mac: partners.boundTo, form: "script", of: prices.id };
  address = `http://portal.test/?${new URLSearchParams(query as Record<string, string>).toString()}`;
  names = { seq: String(document.seq), mailId: mail.id, fileId: mail.attachments[0]?.id ?? "", serial };
});

type Get = (request: NextRequest, context: { params: Promise<never> }) => Promise<Response>;
type File = readonly [route: unknown, owner: "vendor" | "partner" | "customer", params: () => object];

const ofAccount = () => ({ id: world.shared.account });
const ofInvoice = () => ({ id: world.partners.invoice });
const ofDevice = () => names;

const FILES: Readonly<Record<string, File>> = {
  "a history as CSV": [historyCsv, "customer", ofAccount],
  "a history as a workbook": [historyXlsx, "customer", ofAccount],
  "a statement as PDF": [statementPdf, "customer", ofAccount],
  "a statement as a workbook": [statementXlsx, "customer", ofAccount],
  "a signed statement": [statementSigned, "customer", ofAccount],
  "a license document": [deviceDocument, "customer", ofDevice],
  "news of a device": [deviceLive, "customer", ofDevice],
  "a trace as CSV": [traceCsv, "customer", ofDevice],
  "a trace as JSON lines": [traceLines, "customer", ofDevice],
  "an invoice as PDF": [invoicePdf, "partner", ofInvoice],
  "an invoice as XML": [invoiceXml, "partner", ofInvoice],
  "a contract": [contractCopy, "partner", () => ({ id: world.partners.contract })],
  "a license file": [licenseFile, "partner", () => ({ projectId: world.partners.project })],
  "a license file at its old address": [oldLicenseFile, "partner", () => ({})],
  "a file of a mail": [mailFile, "vendor", () => ({ id: names.mailId, fileId: names.fileId })],
  "a price list": [priceCsv, "vendor", () => ({})],
};

/** What somebody is answered in a browser of theirs: the status and whether it may be kept. */
async function answerTo({ userId }: Scope, [route, , params]: File) {
  return inBrowser(newBrowser(), async () => {
    await openSession({ userId, sessionEpoch: 0 });
    try {
      const answer = await (route as Get)(new NextRequest(address), {
        params: Promise.resolve(params() as never),
      });
      await answer.arrayBuffer();
      return [answer.status, answer.headers.get("cache-control")?.includes("no-store")];
    } catch (thrown) {
      if (String((thrown as { digest?: string }).digest).endsWith(";404")) return [404, true];
      throw thrown;
    }
  });
}

test.each(Object.entries(FILES))(
  "%s: for those it belongs to, and kept by nobody between",
  async (_name, file) => {
    expect(await answerTo(world.cast[file[1]], file)).toEqual([200, true]);
    for (const stranger of Object.values(world.strangers))
      expect(await answerTo(stranger, file)).toEqual([404, true]);
  },
);
